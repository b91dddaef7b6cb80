package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;

/** A request body whose faults are refusals: they are the client's, or its line's. */
final class BodyStream extends InputStream {

  private final InputStream body;

  BodyStream(InputStream body) {
    this.body = body;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    try {
      return body.read(bytes, offset, length);
    } catch (IOException e) {
      throw broken(e);
    } catch (RuntimeException e) {
      if (e instanceof HttpException) {
        throw broken(e);
      }
      throw e;
    }
  }

  static RefusedException broken(Exception fault) {
    String what =
        isTimeout(fault)
            ? "The request body did not arrive in time."
            : "The request body ended early or is framed wrongly.";
    return new RefusedException(new Refusal.Malformed(what), fault);
  }

  private static boolean isTimeout(Throwable fault) {
    return fault instanceof TimeoutException || fault.getCause() instanceof TimeoutException;
  }
}
