package dev.avatargateway.core;

import java.util.Optional;

/** What a person shows: nothing, the picture their e-mail address has at Gravatar, or a picture. */
public sealed interface Look {

  /** Never set, or removed. */
  record None() implements Look {}

  /** The person asked for their Gravatar. */
  record Gravatar() implements Look {}

  /** The person wears a picture. */
  record Wearing(Picture picture) implements Look {}

  /** The pack of a look's picture; empty for a look without one. */
  static Optional<BlobKey> pack(Look look) {
    return look instanceof Wearing(Picture picture)
        ? Optional.of(picture.pack())
        : Optional.empty();
  }

  Look NONE = new None();
  Look GRAVATAR = new Gravatar();
}
