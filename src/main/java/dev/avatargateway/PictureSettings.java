package dev.avatargateway;

import dev.avatargateway.config.ConfigException;
import dev.avatargateway.config.PictureKeys;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.NewAvatar.Limits;
import dev.avatargateway.dialect.cloudreve.CloudreveDialect;
import dev.avatargateway.dialect.mattermost.MattermostDialect;
import dev.avatargateway.fetch.CidrRange;
import dev.avatargateway.fetch.FetchLimits;
import java.util.List;
import java.util.stream.Stream;

/** What the keys of pictures mean for each room, in the server and in other commands alike. */
final class PictureSettings {

  static final long MAX_PIXELS = 64_000_000;

  /** What is taken of a picture that a product keeps already. */
  static final Limits IMPORTED = new Limits(64 << 20, MAX_PIXELS);

  static final FetchLimits FETCH_LIMITS = FetchLimits.DEFAULT;

  private PictureSettings() {}

  /** What any door serves is made of every picture, and the masters for what comes later. */
  static List<Cut> cuts(PictureKeys keys) {
    int edge = keys.masterEdge();
    return Stream.of(
            CloudreveDialect.CUTS.stream(),
            MattermostDialect.CUTS.stream(),
            Stream.of(Cut.master(edge, ImageType.JPEG), Cut.master(edge, ImageType.PNG)))
        .flatMap(cuts -> cuts)
        .distinct()
        .toList();
  }

  static List<CidrRange> fetchAllow(PictureKeys keys) {
    return ranges("--fetch-allow", keys.fetchAllow());
  }

  static List<CidrRange> ranges(String key, List<String> texts) {
    try {
      return texts.stream().map(CidrRange::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(key, String.valueOf(e.getMessage()));
    }
  }
}
