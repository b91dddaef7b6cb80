package dev.avatargateway.core;

/** What a product shows of somebody. */
public sealed interface Shown {

  /** No picture of their own. */
  record Nothing() implements Shown {}

  /** The picture their e-mail address has at Gravatar. */
  record Gravatar() implements Shown {}

  /**
   * A picture. Opening it may fail with a {@link java.nio.file.NoSuchFileException} when the
   * product has lost it.
   */
  record Image(ByteSource bytes) implements Shown {}

  Shown NOTHING = new Nothing();
  Shown GRAVATAR = new Gravatar();
}
