package dev.avatargateway;

import dev.avatargateway.auth.CloudreveSite;
import dev.avatargateway.auth.CloudreveTokens;
import dev.avatargateway.auth.CreatorsHubSite;
import dev.avatargateway.auth.CreatorsHubTokens;
import dev.avatargateway.auth.HmacSecret;
import dev.avatargateway.auth.MattermostServer;
import dev.avatargateway.auth.ProductUrl;
import dev.avatargateway.auth.Verifier;
import dev.avatargateway.cli.ServeCommand;
import dev.avatargateway.config.ConfigException;
import dev.avatargateway.core.Directory;
import dev.avatargateway.core.Space;
import dev.avatargateway.dialect.cloudreve.CloudreveIds;
import dev.avatargateway.dialect.creatorshub.CreatorsHubDialect;
import dev.avatargateway.dialect.mattermost.MattermostDialect;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The real products behind the gateway, as far as the operator named them. */
final class Products {

  private final Map<Space, Verifier> verifiers = new HashMap<>();
  private final Map<Space, Directory> directories = new HashMap<>();

  Products(ServeCommand keys, CloudreveIds ids, InstantSource clock) {
    Optional<CloudreveSite> site =
        url("--cloudreve-url", keys.cloudreve().url()).map(u -> new CloudreveSite(u, ids::wire));
    site.ifPresent(s -> directories.put(CloudreveIds.SPACE, s));
    secret("--cloudreve-secret-key", keys.cloudreve().secretKey())
        .ifPresent(
            key ->
                verifiers.put(
                    CloudreveIds.SPACE, new CloudreveTokens(key, ids::owner, site, clock)));

    url("--mattermost-url", keys.mattermost().url())
        .map(MattermostServer::new)
        .ifPresent(
            server -> {
              verifiers.put(MattermostDialect.SPACE, server.sessions());
              directories.put(MattermostDialect.SPACE, server.directory());
            });

    url("--creatorshub-url", keys.creatorsHub().url())
        .ifPresent(u -> directories.put(CreatorsHubDialect.SPACE, new CreatorsHubSite(u)));
    Optional<HmacSecret> hub = secret("--creatorshub-jwt-secret", keys.creatorsHub().jwtSecret());
    Optional<ProductUrl> jwks =
        read("--creatorshub-jwks-url", keys.creatorsHub().jwksUrl(), ProductUrl::document);
    if (hub.isPresent() || jwks.isPresent()) {
      verifiers.put(
          CreatorsHubDialect.SPACE,
          new CreatorsHubTokens(
              new CreatorsHubTokens.Settings(hub, jwks, keys.creatorsHub().userClaim()), clock));
    }
  }

  /** Who checks a product's tokens. */
  Map<Space, Verifier> verifiers() {
    return verifiers;
  }

  /** Who can be asked about a product's users. */
  Map<Space, Directory> directories() {
    return directories;
  }

  private static Optional<ProductUrl> url(String key, @Nullable String text) {
    return read(key, text, ProductUrl::site);
  }

  private static Optional<HmacSecret> secret(String key, @Nullable String text) {
    return read(key, text, HmacSecret::of);
  }

  private static <T> Optional<T> read(
      String key, @Nullable String text, Function<String, T> reader) {
    try {
      return Optional.ofNullable(text).map(reader);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(key, String.valueOf(e.getMessage()));
    }
  }
}
