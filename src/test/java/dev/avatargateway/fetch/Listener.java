package dev.avatargateway.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port that nobody should come to, and that can tell whether somebody did. */
final class Listener implements AutoCloseable {

  private final ServerSocket socket;

  Listener(String address) throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.ofLiteral(address));
  }

  int port() {
    return socket.getLocalPort();
  }

  /** How many connections waited before this question was asked. */
  int connections() throws IOException {
    try (Socket sentinel = new Socket(socket.getInetAddress(), socket.getLocalPort())) {
      for (int before = 0; ; before++) {
        try (Socket accepted = socket.accept()) {
          if (accepted.getPort() == sentinel.getLocalPort()) {
            return before;
          }
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
