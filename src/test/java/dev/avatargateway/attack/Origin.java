package dev.avatargateway.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLSocket;

/** What answers at every address of a namespace, and notes where it was connected to. */
final class Origin {

  private final OriginPages pages;
  private final Certificates certificates;
  private final Queue<String> connections = new ConcurrentLinkedQueue<>();

  Origin(OriginPages pages, Certificates certificates) {
    this.pages = pages;
    this.certificates = certificates;
  }

  void listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket(port, 500);
    Thread.ofPlatform().daemon().name("origin-" + port).start(() -> accept(socket));
  }

  /** The addresses connected to since this was last asked, in order. */
  List<String> takeConnections() {
    List<String> taken = List.copyOf(connections);
    connections.clear();
    return taken;
  }

  int connections() {
    return connections.size();
  }

  private void accept(ServerSocket listener) {
    while (true) {
      try {
        Socket socket = listener.accept();
        connections.add(place(socket));
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private static String place(Socket socket) {
    return ((InetSocketAddress) socket.getLocalSocketAddress()).getAddress().getHostAddress()
        + " "
        + socket.getLocalPort();
  }

  private void serve(Socket accepted) {
    try (Socket socket = accepted.getLocalPort() == 443 ? secured(accepted) : accepted) {
      socket.setSoTimeout(20_000);
      String head = head(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      pages.answer(head, out);
      out.flush();
    } catch (IOException e) {
      // The gateway hung up, which is its right.
    }
  }

  private SSLSocket secured(Socket socket) throws IOException {
    return certificates.secure(socket);
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    return new String(
        head.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
