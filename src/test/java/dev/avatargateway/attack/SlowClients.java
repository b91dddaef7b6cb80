package dev.avatargateway.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that say little, or nothing, and take their time for it. */
final class SlowClients implements AutoCloseable {

  private final int port;
  private final List<Socket> silent = new ArrayList<>();
  private final List<Socket> trickling = new ArrayList<>();

  SlowClients(int port) {
    this.port = port;
  }

  /** Connections that send this and then nothing more. */
  SlowClients stalled(int count, byte[] start) throws IOException {
    for (int i = 0; i < count; i++) {
      silent.add(opened(start));
    }
    return this;
  }

  /** Connections that send this and then a byte with each {@link #tick()}. */
  SlowClients trickling(int count, byte[] start) throws IOException {
    for (int i = 0; i < count; i++) {
      trickling.add(opened(start));
    }
    return this;
  }

  private Socket opened(byte[] start) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(90_000);
    socket.getOutputStream().write(start);
    return socket;
  }

  /** One more byte of each that trickles; how many still can. */
  int tick() {
    int alive = 0;
    for (Socket socket : trickling) {
      try {
        socket.getOutputStream().write('x');
        alive++;
      } catch (IOException e) {
        // The server has hung up.
      }
    }
    return alive;
  }

  /**
   * What each silent one was told until the server hung up.
   *
   * @throws SocketTimeoutException when the server does not hang up on one
   */
  List<String> awaitEnds() throws IOException {
    List<String> told = new ArrayList<>();
    for (Socket socket : silent) {
      told.add(rest(socket));
    }
    return told;
  }

  private static String rest(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : silent) {
      socket.close();
    }
    for (Socket socket : trickling) {
      socket.close();
    }
  }
}
