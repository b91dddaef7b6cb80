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
    GroupCommit commit = new GroupCommit(rounds::incrementAndGet, () -> 1);

    commit.commit(() -> true);
    commit.commit(() -> true);

    assertThat(rounds).hasValue(2);
  }

  @Test
  void thoseWhoComeDuringARoundShareLaterOnes() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    GroupCommit commit =
        new GroupCommit(
            () -> {
              if (rounds.incrementAndGet() == 1) {
                running.countDown();
                awaitQuietly(go);
              }
            },
            () -> 1);
    Thread first = Thread.ofPlatform().start(() -> commit.commit(() -> true));
    running.await();
    List<Thread> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      others.add(Thread.ofPlatform().start(() -> commit.commit(() -> true)));
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

    // Usually it is one; who is slow on the way to the queue may need another.
    assertThat(rounds.get()).isBetween(2, 10);
  }

  @Test
  void failedRoundMakesNobodySafe() {
    GroupCommit commit =
        new GroupCommit(
            () -> {
              if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException("disk");
              }
            },
            () -> 1);

    assertThatThrownBy(() -> commit.commit(() -> true)).hasMessage("disk");
    commit.commit(() -> true);

    assertThat(rounds).hasValue(2);
  }

  @Test
  void roundOfADatabaseThatWasOpenedAnewMakesNobodySafe() {
    GroupCommit commit = new GroupCommit(rounds::incrementAndGet, rounds::get);

    assertThatThrownBy(() -> commit.commit(() -> true)).hasMessageContaining("opened anew");
  }

  @Test
  void noTransactionRunsDuringARound() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    GroupCommit commit = new GroupCommit(() -> seen.addAndGet(running.get()), () -> 1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int n = 0; n < 500; n++) {
                      commit.commit(
                          () -> {
                            running.incrementAndGet();
                            Thread.onSpinWait();
                            return running.decrementAndGet();
                          });
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(seen).hasValue(0);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
