package dev.avatargateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  private final AtomicInteger rounds = new AtomicInteger();

  @Test
  void aloneEachCallIsARound() {
    GroupCommit commit = new GroupCommit(rounds::incrementAndGet);

    commit.await();
    commit.await();

    assertThat(rounds).hasValue(2);
  }

  @Test
  void allWhoComeDuringARoundShareTheNext() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    GroupCommit commit =
        new GroupCommit(
            () -> {
              if (rounds.incrementAndGet() == 1) {
                running.countDown();
                awaitQuietly(go);
              }
            });
    Thread first = Thread.ofPlatform().start(commit::await);
    running.await();
    List<Thread> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      others.add(Thread.ofPlatform().start(commit::await));
    }
    for (Thread other : others) {
      while (other.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }

    go.countDown();
    first.join();
    for (Thread other : others) {
      other.join();
    }

    assertThat(rounds).hasValue(2);
  }

  @Test
  void failedRoundMakesNobodySafe() {
    GroupCommit commit =
        new GroupCommit(
            () -> {
              if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException("disk");
              }
            });

    assertThatThrownBy(commit::await).hasMessage("disk");
    commit.await();

    assertThat(rounds).hasValue(2);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
