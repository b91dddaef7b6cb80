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
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The process dies in the middle of uploads, and nobody is left with half of a picture. */
final class KillIT {

  private static final int CITIZENS = 20;
  private static final int UPLOADS = 200;
  private static final int THREADS = 8;

  private final Semaphore acknowledged = new Semaphore(0);

  @TempDir private Path data;

  @RepeatedTest(2)
  void everybodyWearsTheirLastAcknowledgedPictureOrALaterOne(TestReporter reporter)
      throws Exception {
    long seed = System.nanoTime();
    reporter.publishEntry("seed", String.valueOf(seed));
    Random random = new Random(seed);
    int before = 20 + random.nextInt(UPLOADS / 2);
    List<Wearer> wearers = dressed();

    try (GatewayProcess server = GatewayProcess.serve(data);
        Wire wire = new Wire();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int mine = thread;
        long seedOfThread = random.nextLong();
        running.add(
            threads.submit(
                () -> upload(wearers, mine, new Random(seedOfThread), server.url(), wire)));
      }
      boolean reached = acknowledged.tryAcquire(before, Jar.PATIENCE_SECONDS, TimeUnit.SECONDS);
      server.kill();
      for (Future<?> thread : running) {
        thread.get();
      }
      assertThat(reached).as(server.err()).isTrue();
    }
    assertThat(wearers).anyMatch(wearer -> wearer.sent.size() < 1 + UPLOADS / CITIZENS);

    try (GatewayProcess server = GatewayProcess.serve(data);
        Wire wire = new Wire()) {
      for (Wearer wearer : wearers) {
        assertThat(wearer.sent.subList(wearer.acknowledged, wearer.sent.size()))
            .as("%s, seed %d, %s", wearer.citizen, seed, wearer.sent)
            .contains(wearer.citizen.worn(server.url(), wire));
      }
    }
  }

  /** Twenty people who wear their first picture, as a server that was stopped in order left it. */
  private List<Wearer> dressed() throws IOException, InterruptedException {
    List<Wearer> wearers = new ArrayList<>();
    try (TestGateway gateway = TestGateway.start(data);
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

  /** Sends this thread's share, everybody's pictures one after the other, until nobody answers. */
  private int upload(List<Wearer> wearers, int thread, Random random, String host, Wire wire)
      throws InterruptedException, IOException {
    for (int number = CITIZENS; number < CITIZENS + UPLOADS; number++) {
      int owner = number % CITIZENS;
      if (owner % THREADS != thread) {
        continue;
      }
      Wearer wearer = wearers.get(owner);
      byte[] picture = NumberedPicture.draw(number, random.nextBoolean() ? "png" : "jpg");
      Message message = wearer.citizen.upload(host, random.nextInt(Citizen.WAYS), picture);
      wearer.sent.add(number);
      HttpResponse<byte[]> answer;
      try {
        answer = wire.send(message);
      } catch (IOException e) {
        return number;
      }
      assertThat(OnePerson.isSuccess(answer)).as("%s: %s", message.url(), answer).isTrue();
      wearer.acknowledged = wearer.sent.size() - 1;
      acknowledged.release();
    }
    return UPLOADS;
  }

  /** A citizen, the pictures sent for them in order, and which of them was acknowledged last. */
  private static final class Wearer {

    private final Citizen citizen;
    private final List<Integer> sent = new ArrayList<>();
    private int acknowledged;

    private Wearer(Citizen citizen) {
      this.citizen = citizen;
    }
  }
}
