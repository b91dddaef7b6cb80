package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The raw bytes of a form, refused as soon as they are too many. */
final class FormBytes extends InputStream {

  private final InputStream body;
  private final long limit;
  private long count;
  private boolean ended;

  FormBytes(InputStream body, long limit) {
    this.body = body;
    this.limit = limit;
  }

  /** True once the end was read. */
  boolean ended() {
    return ended;
  }

  void skipToEnd() {
    byte[] buffer = new byte[8192];
    try {
      while (read(buffer, 0, buffer.length) >= 0) {
        // What follows the closing boundary means nothing, but must be there to be a whole body.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = body.read(bytes, offset, length);
    if (n < 0) {
      ended = true;
      return n;
    }
    count += n;
    if (count > limit) {
      throw new RefusedException(new Refusal.TooLarge(limit, -1));
    }
    return n;
  }
}
