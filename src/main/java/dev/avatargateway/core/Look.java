package dev.avatargateway.core;

/** What a person shows: nothing, the picture their e-mail address has at Gravatar, or a picture. */
public sealed interface Look {

  /** Never set, or removed. */
  record None() implements Look {}

  /** The person asked for their Gravatar. */
  record Gravatar() implements Look {}

  /** The person wears a picture. */
  record Wearing(Picture picture) implements Look {}

  Look NONE = new None();
  Look GRAVATAR = new Gravatar();
}
