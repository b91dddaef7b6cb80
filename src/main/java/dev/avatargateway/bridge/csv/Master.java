package dev.avatargateway.bridge.csv;

import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Look;
import java.util.Optional;

/** The largest rendition that is kept of a picture, with its transparency where it has any. */
record Master(Cut cut) {

  private static final Cut PNG = Cut.master(512, ImageType.PNG);
  private static final Cut JPEG = Cut.master(512, ImageType.JPEG);

  /** Empty when no picture is shown. A cut that was not made would have to be rendered. */
  static Optional<Master> of(Outfit outfit) {
    return outfit.look() instanceof Look.Wearing(var picture)
        ? Optional.of(new Master(picture.rendition(PNG.name()).isPresent() ? PNG : JPEG))
        : Optional.empty();
  }
}
