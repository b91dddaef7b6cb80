package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/** A request body whose faults are refusals: they are the client's, or its line's. */
final class BodyStream extends InputStream {

  private static final String TOO_SLOW = "The request body did not arrive in time.";

  /** How much waiting a body may cost before its pace counts. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long MIN_BYTES_PER_SECOND = 1024;

  private final InputStream body;
  private final LongSupplier nanoTime;
  private long waited;
  private long received;
  private @Nullable RefusedException fault;

  BodyStream(InputStream body) {
    this(body, System::nanoTime);
  }

  BodyStream(InputStream body, LongSupplier nanoTime) {
    this.body = body;
    this.nanoTime = nanoTime;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (fault != null) {
      // Who asks again would wait again, as long as the connection may be silent.
      throw fault;
    }
    try {
      return timed(bytes, offset, length);
    } catch (RefusedException e) {
      fault = e;
      throw e;
    }
  }

  private int timed(byte[] bytes, int offset, int length) {
    long start = nanoTime.getAsLong();
    try {
      int count = body.read(bytes, offset, length);
      waited += nanoTime.getAsLong() - start;
      received += Math.max(count, 0);
      refuseTrickle();
      return count;
    } catch (IOException e) {
      throw broken(e);
    } catch (RuntimeException e) {
      if (e instanceof HttpException) {
        throw broken(e);
      }
      throw e;
    }
  }

  /** Only the time spent waiting for the client counts, not what is done between the reads. */
  private void refuseTrickle() {
    Duration beyond = Duration.ofNanos(waited).minus(PATIENCE);
    if (beyond.isPositive() && received < beyond.toSeconds() * MIN_BYTES_PER_SECOND) {
      throw new RefusedException(new Refusal.Malformed(TOO_SLOW));
    }
  }

  static RefusedException broken(Exception fault) {
    String what =
        isTimeout(fault) ? TOO_SLOW : "The request body ended early or is framed wrongly.";
    return new RefusedException(new Refusal.Malformed(what), fault);
  }

  private static boolean isTimeout(Throwable fault) {
    return fault instanceof TimeoutException || fault.getCause() instanceof TimeoutException;
  }
}
