package dev.avatargateway;

import dev.avatargateway.auth.PageTokens;
import dev.avatargateway.catalog.SpentLinks;
import dev.avatargateway.core.Album;
import dev.avatargateway.core.Avatars;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Initials;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.NewAvatar.Limits;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Sitting;
import dev.avatargateway.dialect.cloudreve.CloudreveDialect;
import dev.avatargateway.dialect.cloudreve.CloudreveIds;
import dev.avatargateway.dialect.cloudreve.CloudreveSettings;
import dev.avatargateway.dialect.creatorshub.CreatorsHubDialect;
import dev.avatargateway.dialect.mattermost.MattermostDialect;
import dev.avatargateway.page.Blank;
import dev.avatargateway.page.PageDialect;
import dev.avatargateway.page.PageSettings;
import dev.avatargateway.page.Passes;
import dev.avatargateway.page.Window;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The page for people, and how each product shows them there. */
final class OwnPage {

  /** The page itself sends no more than the part that was chosen of a picture. */
  private static final Limits LIMITS = new Limits(16 << 20, PictureSettings.MAX_PIXELS);

  private final RoomSettings settings;

  OwnPage(RoomSettings settings) {
    this.settings = settings;
  }

  PageDialect dialect(Avatars avatars, Album album, Gatekeeper doors, Passes passes) {
    return new PageDialect(avatars, album, doors, passes, pageSettings());
  }

  static Passes passes(PageTokens tokens, SpentLinks spent, InstantSource clock) {
    return new LinkPasses(tokens, spent, clock);
  }

  private PageSettings pageSettings() {
    return new PageSettings(
        settings.address()::url,
        LIMITS,
        settings.creatorsHub().masterEdge(),
        List.of(cloudreve(), mattermost(), creatorsHub()),
        origin(URI.create(settings.cloudreve().gravatarUrl())));
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  private Window cloudreve() {
    CloudreveSettings cloudreve = settings.cloudreve();
    return new Window(
        CloudreveIds.SPACE,
        "Cloudreve",
        CloudreveDialect.CUTS.getFirst(),
        true,
        true,
        sitting -> gravatar(cloudreve, sitting));
  }

  private static Blank gravatar(CloudreveSettings cloudreve, Sitting sitting) {
    Identity identity = sitting.identity();
    return sitting.portrait().look() instanceof Look.Gravatar && identity.email() != null
        ? new Blank.Gravatar(CloudreveDialect.gravatar(cloudreve, identity.email()))
        : new Blank.Nothing();
  }

  private Window mattermost() {
    Initials initials = settings.initials();
    return new Window(
        MattermostDialect.SPACE,
        "Mattermost",
        MattermostDialect.CUTS.getFirst(),
        true,
        false,
        sitting -> new Blank.Initials(MattermostDialect.initials(initials, sitting.identity())));
  }

  private Window creatorsHub() {
    boolean placeholder = settings.creatorsHub().placeholder();
    return new Window(
        CreatorsHubDialect.SPACE,
        "CreatorsHub",
        Cut.master(settings.creatorsHub().masterEdge(), ImageType.JPEG),
        false,
        false,
        _ ->
            placeholder
                ? new Blank.Placeholder(CreatorsHubDialect.placeholderPath())
                : new Blank.Nothing());
  }

  /** Lets in by links, each once. */
  private record LinkPasses(PageTokens tokens, SpentLinks spent, InstantSource clock)
      implements Passes {

    @Override
    public Optional<Credential> exchange(Credential link) {
      return tokens
          .readLink(link)
          .filter(good -> spent.spend(good.id(), good.until(), clock.instant()))
          .map(good -> tokens.mintSession(good.owner(), PageDialect.SESSION));
    }

    @Override
    public Optional<Owner> holder(Credential session) {
      return tokens.readSession(session);
    }
  }
}
