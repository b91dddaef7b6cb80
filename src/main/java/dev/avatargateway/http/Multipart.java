package dev.avatargateway.http;

import dev.avatargateway.core.ByteSource;

/** Reads one file out of a multipart form as it streams in. */
public final class Multipart {

  private Multipart() {}

  /**
   * The file part of this name. Nothing is read before the source is opened; at the end of the file
   * the rest of the form is read too, so that a form without its closing boundary never counts.
   * Opening or reading throws {@link dev.avatargateway.core.RefusedException} with {@link
   * dev.avatargateway.core.Refusal.Malformed} when the body is not a whole multipart form, and
   * {@link dev.avatargateway.core.Refusal.MissingPart} when no file part (one with a non-empty
   * {@code filename}) has this name.
   *
   * @param maxBytes the longest whole form, beyond which it is {@link
   *     dev.avatargateway.core.Refusal.TooLarge}
   * @param repeated what several files of this name mean
   */
  public static ByteSource file(Request request, String name, long maxBytes, Repeated repeated) {
    return () -> {
      throw new IllegalStateException("not written yet: " + request + name + maxBytes + repeated);
    };
  }

  /** What several files of the same name mean. */
  public enum Repeated {
    /** The first is taken, the others are passed over. */
    FIRST_COUNTS,
    /** The form is refused with {@link dev.avatargateway.core.Refusal.Malformed}. */
    REFUSED
  }
}
