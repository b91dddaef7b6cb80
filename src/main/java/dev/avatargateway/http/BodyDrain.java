package dev.avatargateway.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EndPoint;

/**
 * Reads what is left of a body after its answer, within bounds: a client that is still sending then
 * gets to read the answer, where a closed connection would take it away. One whose body does not
 * come to its end then is let go.
 */
final class BodyDrain {

  /** nginx says 502 when its connection is closed before the body is sent that it has taken. */
  private static final long MAX_BYTES = 128L * 1024 * 1024;

  private static final Duration MAX_TIME = Duration.ofSeconds(2);

  private BodyDrain() {}

  static void drain(HttpServletRequest request) {
    EndPoint endPoint =
        ServletContextRequest.getServletContextRequest(request)
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint();
    long idleTimeout = endPoint.getIdleTimeout();
    endPoint.setIdleTimeout(MAX_TIME.toMillis());
    boolean ended = false;
    try {
      ended = drain(request.getInputStream());
    } catch (IOException e) {
      // The client has gone or sends nothing more: there is nobody left to be kind to.
    } catch (RuntimeException e) {
      if (!(e instanceof HttpException)) {
        throw e;
      }
    } finally {
      endPoint.setIdleTimeout(idleTimeout);
      if (!ended) {
        endPoint.close();
      }
    }
  }

  /** Whether it came to its end. */
  private static boolean drain(InputStream body) throws IOException {
    long deadline = System.nanoTime() + MAX_TIME.toNanos();
    byte[] buffer = new byte[16 * 1024];
    long left = MAX_BYTES;
    int count = 0;
    while (count >= 0 && left > 0 && System.nanoTime() < deadline) {
      count = body.read(buffer);
      left -= count;
    }
    return count < 0;
  }
}
