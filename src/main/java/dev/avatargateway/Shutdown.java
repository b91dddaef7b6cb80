package dev.avatargateway;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish that this process ends (SIGTERM, Ctrl-C), and its end: with a status of its own once all
 * is closed, with the signal's own status when that takes too long.
 */
final class Shutdown {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final int UNCLEAN = -1;

  private final CountDownLatch wished = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int status = UNCLEAN;

  private Shutdown() {}

  /** From now on the process waits for {@link #ended} before it ends. */
  static Shutdown hooked() {
    Shutdown shutdown = new Shutdown();
    Runtime.getRuntime().addShutdownHook(new Thread(shutdown::onExit, "shutdown"));
    return shutdown;
  }

  void awaitWish() throws InterruptedException {
    wished.await();
  }

  /** Whether the process is to end; work that asks now and then need not wait. */
  boolean isWished() {
    return wished.getCount() == 0;
  }

  /** All is closed because that was wished, or because all was done. */
  void ended(int exitStatus) {
    status = exitStatus;
    ended.countDown();
  }

  /** All is closed because something failed. */
  void failed() {
    ended.countDown();
  }

  private void onExit() {
    wished.countDown();
    try {
      if (ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) && status != UNCLEAN) {
        // A hook can change the status in no other way; nothing is left to be closed.
        Runtime.getRuntime().halt(status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
