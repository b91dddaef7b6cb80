package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The process dies in the middle of uploads, removals and reads, and nobody is left with half of a
 * picture or without their last change. Twenty times on each stack with {@code mvn verify -Pdeep
 * -Dit.test=KillIT}.
 */
final class KillIT {

  private static final int KILLS = Boolean.getBoolean("deep") ? 20 : 2;
  private static final int CITIZENS = 20;
  private static final int CHANGES = 240;
  private static final int WRITERS = 8;
  private static final int READERS = 2;

  private final Semaphore acknowledged = new Semaphore(0);
  private final AtomicInteger all = new AtomicInteger();

  @TempDir private Path folder;

  static Stream<Arguments> kills() {
    return Stream.of(Stack.EMBEDDED, Stack.POSTGRES_AND_S3)
        .flatMap(
            stack -> IntStream.rangeClosed(1, KILLS).mapToObj(kill -> Arguments.of(stack, kill)));
  }

  @ParameterizedTest
  @MethodSource("kills")
  void everybodyShowsTheirLastAcknowledgedChangeOrALaterOne(
      Stack stack, int kill, TestReporter reporter) throws Exception {
    long seed = System.nanoTime();
    try (Stack.Store store = stack.open(folder.resolve("store"))) {
      String[] flags = store.flags();
      List<Wearer> wearers = dressed(flags);
      killMidway(wearers, new Random(seed), flags);
      try (GatewayProcess server = GatewayProcess.serve(data(), flags);
          Wire wire = new Wire()) {
        for (Wearer wearer : wearers) {
          assertThat(wearer.sent.subList(wearer.acknowledged, wearer.sent.size()))
              .as("%s, kill %d, seed %d, %s", wearer.citizen, kill, seed, wearer.sent)
              .contains(wearer.citizen.look(server.url(), wire));
        }
        assertThat(doctor(flags).done()).contains("dangling: 0", "damaged: 0", "unreadable: 0");
      }
    }
    reporter.publishEntry(
        "%s, kill %d, seed %d".formatted(stack, kill, seed), all + " acknowledged, 0 lost");
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Jar.Outcome doctor(String... flags) throws Exception {
    return Jar.run(
        Bucket.CREDENTIALS,
        Stream.concat(Stream.of("doctor", "--data=" + data()), Stream.of(flags))
            .toArray(String[]::new));
  }

  /** Twenty people who wear their first picture, as a server that was stopped in order left it. */
  private List<Wearer> dressed(String... flags) throws IOException, InterruptedException {
    List<Wearer> wearers = new ArrayList<>();
    try (TestGateway gateway = TestGateway.start(data(), flags);
        Wire wire = new Wire()) {
      for (int i = 0; i < CITIZENS; i++) {
        Wearer wearer = new Wearer(new Citizen(gateway, i));
        wearers.add(wearer);
        wearer.sent.add(i);
        Message first =
            wearer.citizen.upload(gateway.url(), i % Citizen.WAYS, NumberedPicture.draw(i, "png"));
        assertThat(OnePerson.isSuccess(wire.send(first))).isTrue();
      }
    }
    return wearers;
  }

  private void killMidway(List<Wearer> wearers, Random random, String... flags) throws Exception {
    int before = 20 + random.nextInt(CHANGES / 2);
    try (GatewayProcess server = GatewayProcess.serve(data(), flags);
        Wire wire = new Wire();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < WRITERS; thread++) {
        int mine = thread;
        Random own = new Random(random.nextLong());
        running.add(threads.submit(() -> change(wearers, mine, own, server.url(), wire)));
      }
      for (int thread = 0; thread < READERS; thread++) {
        Random own = new Random(random.nextLong());
        running.add(threads.submit(() -> watch(wearers, own, server.url(), wire)));
      }
      boolean reached = acknowledged.tryAcquire(before, Jar.PATIENCE_SECONDS, TimeUnit.SECONDS);
      server.kill();
      for (Future<?> thread : running) {
        thread.get();
      }
      assertThat(reached).as(server.err()).isTrue();
    }
    assertThat(wearers).anyMatch(wearer -> wearer.sent.size() < 1 + CHANGES / CITIZENS);
  }

  /** Sends this thread's share, everybody's changes one after the other, until nobody answers. */
  private int change(List<Wearer> wearers, int thread, Random random, String host, Wire wire)
      throws InterruptedException, IOException {
    for (int number = CITIZENS; number < CITIZENS + CHANGES; number++) {
      int owner = number % CITIZENS;
      if (owner % WRITERS != thread) {
        continue;
      }
      Wearer wearer = wearers.get(owner);
      Message message = wearer.next(number, random, host);
      HttpResponse<byte[]> answer;
      try {
        answer = wire.send(message);
      } catch (IOException e) {
        return number;
      }
      assertThat(OnePerson.isSuccess(answer)).as("%s: %s", message.url(), answer).isTrue();
      wearer.acknowledged = wearer.sent.size() - 1;
      all.incrementAndGet();
      acknowledged.release();
    }
    return CHANGES;
  }

  /** Looks at one after the other, until nobody answers: whole pictures or none. */
  private static int watch(List<Wearer> wearers, Random random, String host, Wire wire)
      throws InterruptedException, IOException {
    for (int looks = 0; ; looks++) {
      Wearer wearer = wearers.get(random.nextInt(CITIZENS));
      HttpResponse<byte[]> answer;
      try {
        answer = wire.send(wearer.citizen.portrait(host));
      } catch (IOException e) {
        return looks;
      }
      assertThat(answer.statusCode()).isIn(200, 301, 404);
      if (answer.statusCode() == 200) {
        assertThat(NumberedPicture.read(answer.body(), 200)).isNotNegative();
      }
    }
  }

  /** A citizen, the looks sent for them in order, and which of them was acknowledged last. */
  private static final class Wearer {

    private final Citizen citizen;
    private final List<Integer> sent = new ArrayList<>();
    private int acknowledged;

    private Wearer(Citizen citizen) {
      this.citizen = citizen;
    }

    /** A removal, the Gravatar, or most times the picture of this number in any way. */
    private Message next(int number, Random random, String host) throws IOException {
      switch (random.nextInt(8)) {
        case 0 -> {
          sent.add(Citizen.NONE);
          return citizen.removal(host);
        }
        case 1 -> {
          sent.add(Citizen.GRAVATAR);
          return citizen.gravatar(host);
        }
        default -> {
          sent.add(number);
          byte[] picture = NumberedPicture.draw(number, random.nextBoolean() ? "png" : "jpg");
          return citizen.upload(host, random.nextInt(Citizen.WAYS), picture);
        }
      }
    }
  }
}
