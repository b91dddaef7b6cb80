package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.stack.OnePerson.Sight;
import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose pictures lie in a bucket, also while the bucket cannot be reached. */
final class BucketTest {

  /** Longer than any request may take while the bucket is away. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  @TempDir Path folder;
  private final Wire wire = new Wire();
  private Bucket bucket;

  @BeforeEach
  void open() throws Exception {
    bucket = new Bucket(folder.resolve("s3"));
  }

  @AfterEach
  void close() throws IOException {
    wire.close();
    bucket.close();
  }

  private TestGateway gateway() throws IOException {
    return TestGateway.start(folder.resolve("data"), bucket.flags());
  }

  private static List<Message> writes(OnePerson person, int number) throws IOException {
    byte[] png = Portrait.draw(number, "png").bytes();
    return List.of(
        person.cloudreve("image/png", png),
        person.mattermost("image", png),
        person.creatorsHubBytes(png));
  }

  private static List<Message> reads(TestGateway gateway, OnePerson person, String avatarUrl) {
    return List.of(
        Message.get(gateway.url() + "/api/v4/user/avatar/" + OnePerson.CLOUDREVE, ""),
        Message.get(
            gateway.url() + "/api/v4/users/" + OnePerson.MATTERMOST + "/image",
            person.mattermostToken),
        Message.get(avatarUrl, ""));
  }

  @Test
  void pictureSetThroughAnyDoorIsSeenThroughAllOfThem() throws Exception {
    try (TestGateway gateway = gateway()) {
      OnePerson person = new OnePerson(gateway, wire);
      for (int way = 0; way < 3; way++) {
        HttpResponse<byte[]> answer = wire.send(writes(person, way).get(way));
        assertThat(OnePerson.isSuccess(answer)).isTrue();
        Sight seen = person.look();
        Portrait sent = Portrait.draw(way, "png");
        assertThat(sent.distance(seen.cloudreve(), 200).mean()).isLessThan(0.5);
        assertThat(sent.distance(seen.mattermost(), 128).mean()).isLessThan(0.5);
        assertThat(sent.distance(seen.creatorsHub(), 512).mean()).isLessThan(1);
      }
      assertThat(bucket.objects())
          .contains("all/store.id")
          .filteredOn(name -> !name.equals("all/store.id"))
          .hasSize(3)
          .allMatch(name -> name.matches("all/([0-9a-f]{2})/\\1[0-9a-f]{62}"));
      assertThat(folder.resolve("data").resolve("blobs")).doesNotExist();
    }
  }

  @Test
  void gatewayStartsWithoutItsBucketAndServesWhenItIsThere() throws Exception {
    bucket.line.cut();
    try (TestGateway gateway = gateway()) {
      assertThat(wire.readiness(gateway))
          .startsWith("503 blobs: s3://pictures/all cannot be reached");
      OnePerson person = new OnePerson(gateway, wire);
      for (Message write : writes(person, 0)) {
        assertUnavailable(wire.send(write));
      }
      bucket.line.restore();
      wire.awaitReady(gateway);
      assertThat(OnePerson.isSuccess(wire.send(writes(person, 0).getFirst()))).isTrue();
      Sight before = person.look();
      String avatarUrl = before.avatarUrl();

      bucket.line.cut();
      for (Message read : reads(gateway, person, avatarUrl)) {
        assertServedOrUnavailable(wire.send(read));
      }
      bucket.line.restore();
      wire.awaitReady(gateway);
      person.look().assertSame(before);
    }
  }

  private static void assertUnavailable(HttpResponse<byte[]> answer) throws IOException {
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(OnePerson.isSuccess(answer)).isFalse();
  }

  private static void assertServedOrUnavailable(HttpResponse<byte[]> answer) throws IOException {
    if (!isServed(answer)) {
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }

  private static boolean isServed(HttpResponse<byte[]> answer) throws IOException {
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("image/")
        ? answer.statusCode() == 200
        : OnePerson.isSuccess(answer);
  }

  /** An answer, and how long it took. */
  private record Timed(HttpResponse<byte[]> answer, Duration took) {}

  @Test
  void bucketThatFallsSilentUnderLoadHangsNobody() throws Exception {
    try (TestGateway gateway = gateway()) {
      OnePerson person = new OnePerson(gateway, wire);
      assertThat(OnePerson.isSuccess(wire.send(writes(person, 1).getFirst()))).isTrue();
      List<Message> asked = reads(gateway, person, person.avatarUrl());
      List<Message> written = writes(person, 2);
      Queue<Timed> answers = new ConcurrentLinkedQueue<>();
      AtomicBoolean stop = new AtomicBoolean();
      CountDownLatch refused = new CountDownLatch(30);
      List<Future<?>> running = new ArrayList<>();
      try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 12; i++) {
          Message message = i < 9 ? asked.get(i % 3) : written.get(i % 3);
          running.add(
              clients.submit(
                  () -> {
                    while (!stop.get()) {
                      Timed timed = timed(message);
                      answers.add(timed);
                      if (timed.answer.headers().firstValue("Retry-After").isPresent()) {
                        refused.countDown();
                      }
                    }
                    return null;
                  }));
        }
        int threads = Thread.activeCount();
        bucket.line.silence();
        assertThat(refused.await(60, TimeUnit.SECONDS)).isTrue();
        bucket.line.restore();
        wire.awaitReady(gateway);
        stop.set(true);
        for (Future<?> client : running) {
          client.get();
        }
        assertThat(Thread.activeCount()).isLessThan(threads + 20);
      }
      assertThat(answers).allMatch(timed -> timed.took.compareTo(LIMIT) < 0);
      for (Timed timed : answers) {
        assertServedOrUnavailable(timed.answer);
      }
      for (Message read : asked) {
        assertThat(isServed(wire.send(read))).isTrue();
      }
    }
  }

  private Timed timed(Message message) throws Exception {
    long began = System.nanoTime();
    HttpResponse<byte[]> answer = wire.send(message);
    return new Timed(answer, Duration.ofNanos(System.nanoTime() - began));
  }
}
