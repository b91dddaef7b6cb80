package dev.avatargateway.fetch;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A remote body that refuses to be longer than its limit, and words every fault as a refusal. */
final class FetchedBody extends InputStream {

  private final InputStream in;
  private final long limit;
  private final Runnable onClose;
  private long seen;
  private boolean closed;

  FetchedBody(InputStream in, long limit, Runnable onClose) {
    this.in = in;
    this.limit = limit;
    this.onClose = onClose;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    int n;
    try {
      n = in.read(target, offset, length);
    } catch (IOException e) {
      throw new RefusedException(new Refusal.SourceUnreachable(), e);
    }
    seen += Math.max(n, 0);
    if (seen > limit) {
      throw new RefusedException(new Refusal.TooLarge(limit, -1));
    }
    return n;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      onClose.run();
    }
  }
}
