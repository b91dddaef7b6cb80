package dev.avatargateway;

import dev.avatargateway.cli.ServeCommand;
import dev.avatargateway.config.ConfigException;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Initials;
import dev.avatargateway.core.NewAvatar.Limits;
import dev.avatargateway.core.Sketcher;
import dev.avatargateway.dialect.cloudreve.CloudreveSettings;
import dev.avatargateway.dialect.creatorshub.CreatorsHubSettings;
import dev.avatargateway.dialect.libravatar.LibravatarSettings;
import dev.avatargateway.dialect.mattermost.MattermostSettings;
import dev.avatargateway.http.ServerSettings;
import dev.avatargateway.image.GlyphInitials;
import dev.avatargateway.image.PaletteSketcher;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the keys mean for each room. */
final class RoomSettings {

  private final ServeCommand keys;
  private final Address address;
  private final Address management;

  RoomSettings(ServeCommand keys) {
    this.keys = keys;
    this.address = new Address(keys.server().host(), keys.server().publicUrl());
    this.management = new Address(keys.server().managementHost(), null);
  }

  /**
   * Reads every key, so that a wrong one is told of before anything is opened.
   *
   * @throws ConfigException naming the first of them
   */
  void check() {
    server();
    managementServer();
    cuts();
    cloudreve();
    mattermost();
    creatorsHub();
    libravatar();
    initials();
    new LimitSettings(keys.limits()).check();
    PictureSettings.fetchAllow(keys.pictures());
    keys.pictures().imageMemory();
    keys.memory().people();
    keys.memory().pictures();
    keys.memory().sizes();
    keys.store().blobs();
    keys.store().history();
    keys.sweep().every();
    keys.sweep().grace();
  }

  Address address() {
    return address;
  }

  Address management() {
    return management;
  }

  ServerSettings server() {
    return ServerSettings.on(keys.server().host(), keys.server().port());
  }

  ServerSettings managementServer() {
    return ServerSettings.on(keys.server().managementHost(), keys.server().managementPort());
  }

  List<Cut> cuts() {
    return PictureSettings.cuts(keys.pictures());
  }

  CloudreveSettings cloudreve() {
    return new CloudreveSettings(
        keys.cloudreve().redirect(),
        keys.cloudreve().maxAge(),
        keys.cloudreve().maxBytes(),
        PictureSettings.MAX_PIXELS,
        keys.cloudreve().gravatarUrl());
  }

  MattermostSettings mattermost() {
    MattermostSettings usual = MattermostSettings.DEFAULT;
    try {
      return new MattermostSettings(
          keys.mattermost().maxAge(),
          keys.mattermost().maxBytes(),
          usual.maxPixels(),
          usual.versionId(),
          subpath(keys.mattermost().url()));
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--mattermost-url", "its path cannot be the path of cookies");
    }
  }

  CreatorsHubSettings creatorsHub() {
    return new CreatorsHubSettings(
        address::url,
        new Limits(keys.creatorsHub().maxBytes(), PictureSettings.MAX_PIXELS),
        keys.pictures().masterEdge(),
        keys.creatorsHub().placeholder(),
        keys.creatorsHub().unknown());
  }

  LibravatarSettings libravatar() {
    return new LibravatarSettings(address::url, keys.libravatar().trustedDefaults());
  }

  Initials initials() {
    return withGlyphs(GlyphInitials::builtIn, GlyphInitials::of);
  }

  Sketcher sketcher() {
    return withGlyphs(PaletteSketcher::builtIn, PaletteSketcher::of);
  }

  private <T> T withGlyphs(Supplier<T> builtIn, Function<Path, T> own) {
    Path sprite = keys.server().initialsGlyphs();
    try {
      return sprite == null ? builtIn.get() : own.apply(sprite);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--initials-glyphs", String.valueOf(e.getMessage()));
    }
  }

  private static String subpath(@Nullable String url) {
    String path = url == null ? "" : URI.create(url).getRawPath();
    return path.isEmpty() ? "/" : path;
  }
}
