package dev.avatargateway.real;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cable between a client and a server of TCP that can be cut: loudly, so that connections end and
 * new ones are refused, or silently, so that bytes go nowhere. Free of charge while it is whole.
 */
public final class Link implements Closeable {

  private final int target;
  private final int port;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private final Object valve = new Object();
  private ServerSocket listener;
  private boolean silent;

  private Link(int target) throws IOException {
    this.target = target;
    this.listener = listen(0);
    this.port = listener.getLocalPort();
    accept(listener);
  }

  /** A whole cable to a port of this machine. */
  public static Link to(int port) throws IOException {
    return new Link(port);
  }

  /** Where clients connect to. */
  public int port() {
    return port;
  }

  /** Ends all connections and refuses new ones. */
  public synchronized void refuse() {
    close(listener);
    drop();
  }

  /** Lets no more bytes through, in either direction, and tells nobody. */
  public void swallow() {
    synchronized (valve) {
      silent = true;
    }
  }

  /** Whole again; what was swallowed does not come back, so its connections end. */
  public synchronized void pass() throws IOException {
    synchronized (valve) {
      if (silent) {
        silent = false;
        drop();
      }
      valve.notifyAll();
    }
    if (listener.isClosed()) {
      listener = listen(port);
      accept(listener);
    }
  }

  @Override
  public synchronized void close() {
    close(listener);
    synchronized (valve) {
      silent = false;
      drop();
      valve.notifyAll();
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
    return socket;
  }

  private void accept(ServerSocket open) {
    Thread.startVirtualThread(
        () -> {
          try {
            while (true) {
              connect(open.accept());
            }
          } catch (IOException e) {
            close(open);
          }
        });
  }

  private void connect(Socket client) {
    ends.add(client);
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      ends.add(server);
      Thread.startVirtualThread(() -> carry(client, server));
      Thread.startVirtualThread(() -> carry(server, client));
    } catch (IOException e) {
      end(client);
    }
  }

  private void carry(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[16 * 1024];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        hold();
        out.write(bytes, 0, read);
      }
    } catch (IOException | InterruptedException e) {
      // Either end is gone: so is the other.
    } finally {
      end(from);
      end(to);
    }
  }

  private void hold() throws InterruptedException {
    synchronized (valve) {
      while (silent) {
        valve.wait();
      }
    }
  }

  private void drop() {
    ends.forEach(this::end);
  }

  private void end(Socket socket) {
    ends.remove(socket);
    close(socket);
  }

  private static void close(Closeable one) {
    try {
      one.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
