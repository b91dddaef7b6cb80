package dev.avatargateway.real;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server on this machine that can be cut and can fall silent, on a port that stays. */
public final class Line implements AutoCloseable {

  private final int target;
  private final int port;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private volatile boolean silent;
  private volatile ServerSocket entrance;

  /**
   * @param target the server's port
   */
  public Line(int target) throws IOException {
    this.target = target;
    entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    port = entrance.getLocalPort();
    Thread.startVirtualThread(this::accept);
  }

  public int port() {
    return port;
  }

  /** Such as {@code http://127.0.0.1:40123}. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Refuses connections and breaks those that there are. */
  public void cut() throws IOException {
    entrance.close();
    breakAll();
  }

  /** Takes connections and keeps those that there are, but nothing goes through any more. */
  public void silence() {
    silent = true;
  }

  /** Lets new connections through; those that lost bytes break. */
  public void restore() throws IOException {
    silent = false;
    breakAll();
    if (entrance.isClosed()) {
      ServerSocket again = new ServerSocket();
      again.setReuseAddress(true);
      again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      entrance = again;
      Thread.startVirtualThread(this::accept);
    }
  }

  /** How many sockets it holds open, of both ends. */
  public long connections() {
    return ends.stream().filter(end -> !end.isClosed()).count();
  }

  private void accept() {
    ServerSocket mine = entrance;
    try {
      while (true) {
        Socket client = mine.accept();
        ends.add(client);
        // Who came just before the line was cut is not to get through.
        if (mine.isClosed()) {
          client.close();
        } else if (!silent) {
          Thread.startVirtualThread(() -> lead(client, mine));
        }
      }
    } catch (IOException e) {
      // It was cut.
    }
  }

  private void lead(Socket client, ServerSocket mine) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      ends.add(server);
      if (mine.isClosed()) {
        return;
      }
      Thread back = Thread.startVirtualThread(() -> pump(server, client));
      pump(client, server);
      back.join();
      ends.remove(server);
    } catch (IOException e) {
      // Whoever speaks at either end finds out.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ends.remove(client);
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (!silent) {
          out.write(buffer, 0, n);
        }
      }
    } catch (IOException e) {
      // Both are closed.
    }
  }

  private void breakAll() throws IOException {
    for (Socket end : ends) {
      end.close();
    }
    ends.removeIf(Socket::isClosed);
  }

  @Override
  public void close() throws IOException {
    cut();
  }
}
