package dev.avatargateway;

import dev.avatargateway.bridge.follow.Courier;
import dev.avatargateway.bridge.follow.HookSecret;
import dev.avatargateway.bridge.follow.ProductRecipient;
import dev.avatargateway.bridge.follow.Recipient;
import dev.avatargateway.bridge.follow.WebHook;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.cli.ServeCommand;
import dev.avatargateway.config.ConfigException;
import dev.avatargateway.core.Arrivals;
import dev.avatargateway.core.NewAvatar.Limits;
import dev.avatargateway.core.Outbox;
import dev.avatargateway.core.Outbox.Target;
import dev.avatargateway.core.PullThrough;
import dev.avatargateway.core.Wardrobe;
import dev.avatargateway.dialect.cloudreve.CloudreveIds;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What keeps the gateway and others in step: pulling from products, and telling of changes. */
final class Following {

  private static final Target HOOK = new Target("hook", Optional.empty());

  /** What a product may show, which was checked by its own limits once. */
  private static final Limits FROM_PRODUCTS = new Limits(32L << 20, PictureSettings.MAX_PIXELS);

  private final ServeCommand keys;
  private final Bridges bridges;
  private final InstantSource clock;
  private final Optional<HookSecret> hookSecret;

  /**
   * @throws ConfigException naming a key of the hook that cannot be used
   */
  Following(ServeCommand keys, Bridges bridges, InstantSource clock) {
    this.keys = keys;
    this.bridges = bridges;
    this.clock = clock;
    this.hookSecret = hookSecret(keys.hook().url(), keys.hook().secret());
  }

  /** Who is asked about people that are new here; empty when nobody is. */
  Optional<PullThrough> pull(JdbiCatalog catalog, Wardrobe wardrobe, Parts parts) {
    if (bridges.upstreams().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        parts.add(
            new PullThrough(
                catalog,
                catalog.bulk(),
                parts.add(new Arrivals(wardrobe, clock)),
                bridges.upstreams(),
                PullThrough.Settings.usual(FROM_PRODUCTS),
                clock)));
  }

  /** Begins to tell others of changes. */
  void push(JdbiCatalog catalog, Wardrobe wardrobe, CloudreveIds ids, Parts parts) {
    Map<Target, Recipient> recipients = new LinkedHashMap<>();
    bridges
        .destinations()
        .forEach(
            (space, opener) ->
                recipients.put(
                    new Target(space.name(), Optional.of(space)),
                    new ProductRecipient(space, opener, wardrobe)));
    String url = keys.hook().url();
    if (url != null) {
      recipients.put(HOOK, hook(url, ids));
    }
    Outbox outbox = catalog.outbox();
    outbox.subscribe(recipients.keySet());
    recipients.forEach(
        (target, recipient) ->
            parts.add(Courier.start(outbox, target, recipient, Courier.Settings.USUAL, clock)));
  }

  private Recipient hook(String url, CloudreveIds ids) {
    try {
      return new WebHook(url, hookSecret.orElseThrow(), new DialectFaces(ids), clock);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--hook-url", String.valueOf(e.getMessage()));
    }
  }

  private static Optional<HookSecret> hookSecret(@Nullable String url, @Nullable String secret) {
    if (url == null) {
      return Optional.empty();
    }
    if (secret == null) {
      throw new ConfigException("--hook-secret", "is needed for --hook-url");
    }
    try {
      return Optional.of(HookSecret.of(secret));
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--hook-secret", String.valueOf(e.getMessage()));
    }
  }
}
