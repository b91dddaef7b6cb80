package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Owner;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Looks for tests of destinations. */
final class Outfits {

  static final Outfit GRAVATAR = new Outfit(Look.GRAVATAR, true, 1, cut -> Optional.empty());
  static final Outfit TAKEN_OFF = new Outfit(Look.NONE, true, 1, cut -> Optional.empty());
  static final Outfit NEVER_SET = new Outfit(Look.NONE, false, 0, cut -> Optional.empty());
  static final Outfit LOST = new Outfit(Samples.wearing("lost"), true, 1, c -> Optional.empty());

  private Outfits() {}

  /** A picture by its number. */
  static Outfit picture(int number) {
    return new Outfit(Samples.wearing("p" + number), true, 1, cut -> Optional.of(png(number, cut)));
  }

  private static ByteBuffer png(int number, Cut cut) {
    return ByteBuffer.wrap(Tint.png(number, cut.edge()));
  }

  static Identity user(long row) {
    return Identity.of(new Owner(Reader.CLOUDREVE, "#" + row));
  }

  static Identity hashid(String id) {
    return Identity.of(new Owner(Reader.CLOUDREVE, id));
  }
}
