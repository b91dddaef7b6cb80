package dev.avatargateway.http;

import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;

/** Reads one file out of a multipart form as it streams in. */
public final class Multipart {

  private Multipart() {}

  /**
   * The file part of this name. Nothing is read before the source is opened; at the end of the file
   * the rest of the form is read too, so that a form without its closing boundary never counts.
   * Opening or reading throws {@link RefusedException} with {@link Refusal.Malformed} when the body
   * is not a whole multipart form, and {@link Refusal.MissingPart} when no file part (one with a
   * non-empty {@code filename}) has this name. Closing the stream early reads nothing more.
   *
   * @param maxBytes the longest whole form, beyond which it is {@link Refusal.TooLarge}
   * @param repeated what several files of this name mean
   */
  public static ByteSource file(Request request, String name, long maxBytes, Repeated repeated) {
    return () -> new FormFile(new Form(request, maxBytes), name, repeated);
  }

  /** What several files of the same name mean. */
  public enum Repeated {
    /** The first is taken, the others are passed over. */
    FIRST_COUNTS,
    /** The form is refused with {@link Refusal.Malformed}. */
    REFUSED
  }
}
