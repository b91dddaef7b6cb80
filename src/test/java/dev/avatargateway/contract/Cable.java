package dev.avatargateway.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The way to a server, which can be cut, or fall silent with all connections kept. */
public final class Cable implements AutoCloseable {

  private final int target;
  private final ServerSocket door;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  /** Held for writing while nothing flows. */
  private final ReentrantReadWriteLock flow = new ReentrantReadWriteLock();

  private volatile boolean cut;

  public Cable(int target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Ends all connections, and new ones at once. */
  public void cut() {
    cut = true;
    sockets.forEach(Cable::end);
    sockets.clear();
  }

  /** Connections stay, but no byte passes; must be ended by the same thread. */
  public void silence() {
    flow.writeLock().lock();
  }

  public void mend() {
    cut = false;
    if (flow.isWriteLockedByCurrentThread()) {
      flow.writeLock().unlock();
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        if (cut) {
          end(client);
        } else {
          Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
          sockets.add(client);
          sockets.add(server);
          Thread.ofPlatform().daemon().start(() -> pump(client, server));
          Thread.ofPlatform().daemon().start(() -> pump(server, client));
        }
      } catch (IOException e) {
        // The door was closed, or the server is away: the next one may come in.
      }
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try {
      for (int read = from.getInputStream().read(buffer);
          read >= 0;
          read = from.getInputStream().read(buffer)) {
        flow.readLock().lock();
        try {
          to.getOutputStream().write(buffer, 0, read);
        } finally {
          flow.readLock().unlock();
        }
      }
    } catch (IOException e) {
      // One of them has gone, and the other follows.
    }
    end(from);
    end(to);
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It has ended.
    }
  }

  @Override
  public void close() throws IOException {
    mend();
    door.close();
    cut();
  }
}
