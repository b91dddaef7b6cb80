package dev.avatargateway;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish that this process ends (SIGTERM, Ctrl-C), and its end: with 0 once all is closed, with
 * the signal's own status when that takes too long.
 */
final class Shutdown {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final CountDownLatch wished = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean clean;

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

  /**
   * @param asWished whether all is closed because that was wished, not because something failed
   */
  void ended(boolean asWished) {
    clean = asWished;
    ended.countDown();
  }

  private void onExit() {
    wished.countDown();
    try {
      if (ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) && clean) {
        // A hook can change the status in no other way; nothing is left to be closed.
        Runtime.getRuntime().halt(0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
