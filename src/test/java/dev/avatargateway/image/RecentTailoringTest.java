package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Fitted;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Rendition;
import dev.avatargateway.core.Sha256;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentTailoringTest {

  private static final BlobKey PACK = new BlobKey(Sha256.of(new byte[] {1}));
  private static final long ROOM = 1 << 20;

  private final RecentTailoring tailoring = new RecentTailoring(ROOM);

  private static Cut cut(int edge) {
    return Cut.square(edge, ImageType.JPEG);
  }

  private static Optional<Fitted> made(int edge, int length) {
    Rendition rendition =
        new Rendition(cut(edge).name(), ImageType.JPEG, edge, 0, length, Sha256.of(new byte[] {2}));
    return Optional.of(new Fitted(rendition, ByteBuffer.allocate(length).asReadOnlyBuffer()));
  }

  @Test
  void whatWasMadeIsRemembered() {
    AtomicInteger count = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      tailoring.fit(
          PACK,
          cut(80),
          () -> {
            count.incrementAndGet();
            return made(80, 100);
          });
    }

    assertThat(count).hasValue(1);
    assertThat(tailoring.recall(PACK, cut(80))).isPresent();
    assertThat(tailoring.recall(PACK, cut(81))).isEmpty();
  }

  @Test
  void manySizesOfManyPicturesStayWithinTheBound() {
    for (int picture = 0; picture < 20; picture++) {
      BlobKey pack = new BlobKey(Sha256.of(new byte[] {(byte) picture}));
      for (int edge = 1; edge <= Cut.MAX_EDGE; edge++) {
        int size = edge;
        tailoring.fit(pack, cut(size), () -> made(size, 1 + 10 * size));
      }
      assertThat(tailoring.remembered()).isLessThanOrEqualTo(ROOM);
    }
    assertThat(tailoring.remembered()).isPositive();
  }

  @Test
  void whatAloneIsTooLargeIsServedAndNotKept() {
    assertThat(tailoring.fit(PACK, cut(80), () -> made(80, (int) ROOM))).isPresent();
    assertThat(tailoring.remembered()).isZero();
  }

  @Test
  void manyWhoAskAtOnceHaveItMadeOnce() throws Exception {
    int askers = 16;
    AtomicInteger count = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<Future<Optional<Fitted>>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < askers; i++) {
        answers.add(
            threads.submit(
                () ->
                    tailoring.fit(
                        PACK,
                        cut(80),
                        () -> {
                          count.incrementAndGet();
                          begun.countDown();
                          await(go);
                          return made(80, 100);
                        })));
      }
      begun.await();
      go.countDown();
      for (Future<Optional<Fitted>> answer : answers) {
        assertThat(answer.get()).isPresent();
      }
    }
    assertThat(count).hasValue(1);
  }

  @Test
  void whoWaitsIsRefusedInTheSameWordsAndTheNextTriesAgain() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    RefusedException busy = new RefusedException(new Refusal.Busy(Duration.ofSeconds(5)));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> first =
          threads.submit(
              () ->
                  tailoring.fit(
                      PACK,
                      cut(80),
                      () -> {
                        begun.countDown();
                        await(go);
                        throw busy;
                      }));
      begun.await();
      CountDownLatch asking = new CountDownLatch(1);
      Future<?> second =
          threads.submit(
              () -> {
                asking.countDown();
                return tailoring.fit(
                    PACK,
                    cut(80),
                    () -> {
                      throw busy;
                    });
              });
      asking.await();
      go.countDown();
      assertThatThrownBy(first::get).hasCause(busy);
      assertThatThrownBy(second::get).hasCause(busy);
    }

    assertThat(tailoring.fit(PACK, cut(80), () -> made(80, 100))).isPresent();
  }

  @Test
  void fewAreMadeAtATime() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(40)) {
      List<Future<?>> answers = new ArrayList<>();
      for (int edge = 1; edge <= 400; edge++) {
        int size = edge;
        answers.add(
            threads.submit(
                () ->
                    tailoring.fit(
                        PACK,
                        cut(size),
                        () -> {
                          most.accumulateAndGet(running.incrementAndGet(), Math::max);
                          for (int i = 0; i < 20_000; i++) {
                            Thread.onSpinWait();
                          }
                          running.decrementAndGet();
                          return made(size, 10);
                        })));
      }
      for (Future<?> answer : answers) {
        answer.get();
      }
    }
    assertThat(most.get())
        .isBetween(1, RecentTailoring.AT_ONCE * Runtime.getRuntime().availableProcessors());
  }

  @Test
  void whatIsLostIsLookedForAgain() {
    assertThat(tailoring.fit(PACK, cut(80), Optional::empty)).isEmpty();
    assertThat(tailoring.fit(PACK, cut(80), () -> made(80, 100))).isPresent();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
