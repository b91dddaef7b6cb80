package dev.avatargateway.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/** A server that answers every request with the same bytes, however wrong, and hangs up. */
final class RawServer implements AutoCloseable {

  private static final int TLS_HANDSHAKE = 0x16;

  private final ServerSocket socket;
  private final byte[] answer;

  RawServer(String answer) throws IOException {
    this.answer = answer.getBytes(ISO_8859_1);
    this.socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofVirtual().start(this::serve);
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort() + "/avatar";
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        readHead(client.getInputStream());
        client.getOutputStream().write(answer);
      } catch (SocketException e) {
        // Either side has hung up.
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static void readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0 || next == TLS_HANDSHAKE) {
        return;
      }
      head.append((char) next);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
