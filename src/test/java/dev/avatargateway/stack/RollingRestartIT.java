package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes behind nginx are stopped and started again one after the other, while clients read
 * and write, and no client notices.
 */
final class RollingRestartIT {

  private static final int NODES = 3;
  private static final int WRITERS = 4;
  private static final int READERS = 4;

  /** How many answers there must be before the next node is stopped. */
  private static final int BETWEEN = 100;

  /** The README's upstream listens there. */
  private static final List<String> README_PORTS = List.of("8080", "8082", "8084");

  @TempDir private Path folder;
  private final Wire wire = new Wire();
  private final List<GatewayProcess> nodes = new ArrayList<>();
  private final int[] ports = new int[NODES];
  private final List<Citizen> citizens = new ArrayList<>();
  private final int[] last = new int[WRITERS];
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Semaphore answers = new Semaphore(0);
  private volatile boolean stop;

  @Test
  void noClientNotices(TestReporter reporter) throws Exception {
    assumeTrue(Nginx.isHere(), "there is no nginx");
    int port = Nginx.freePort();
    String url = "http://127.0.0.1:" + port;
    try (Stack.Store store = Stack.POSTGRES.open(folder)) {
      String[] flags =
          store.flags(
              "--blobs=file:" + folder.resolve("blobs"),
              "--public-url=" + url,
              "--trusted-proxies=127.0.0.1/32");
      try (TestGateway gateway = TestGateway.start(folder.resolve("first"), flags)) {
        for (int i = 0; i < WRITERS; i++) {
          citizens.add(new Citizen(gateway, i));
        }
      }
      for (int i = 0; i < NODES; i++) {
        ports[i] = Nginx.freePort();
        nodes.add(serve(i, flags));
      }
      int all = 0;
      try (Nginx nginx =
              Nginx.start(
                  folder.resolve("nginx"), port, upstream(), ReadmeBlock.text("nginx", "nodes"));
          ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> running = begin(clients, url);
        for (int i = 0; i < NODES; i++) {
          all += awaitAnswers(nginx);
          assertThat(nodes.get(i).stop()).as(nodes.get(i).err()).isZero();
          assertThat(nodes.get(i).err()).doesNotContain("WARN", "ERROR", "Exception");
          all += awaitAnswers(nginx);
          nodes.set(i, serve(i, flags));
        }
        all += awaitAnswers(nginx);
        stop = true;
        for (Future<?> client : running) {
          client.get();
        }
        assertThat(failures).as(nginx.complaints()).isEmpty();
        all += answers.drainPermits();
        for (int i = 0; i < WRITERS; i++) {
          assertThat(citizens.get(i).worn(url, wire)).isEqualTo(last[i]);
        }
        reporter.publishEntry(
            "rolling restart",
            "%d requests, 0 failed; nginx tried another node %d times"
                .formatted(all, nginx.complaints().lines().count()));
      }
    } finally {
      nodes.forEach(GatewayProcess::close);
      wire.close();
    }
  }

  private GatewayProcess serve(int node, String... flags) throws Exception {
    return GatewayProcess.serve(folder.resolve("node" + node), ports[node], 0, flags);
  }

  /** The README's upstream, with the ports of this test. */
  private String upstream() throws IOException {
    String block = ReadmeBlock.text("nginx", "upstream");
    for (int i = 0; i < NODES; i++) {
      assertThat(block).contains(":" + README_PORTS.get(i));
      block = block.replace(":" + README_PORTS.get(i), ":" + ports[i]);
    }
    return block;
  }

  private List<Future<?>> begin(ExecutorService clients, String url) {
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int mine = i;
      running.add(clients.submit(() -> write(mine, url)));
    }
    for (int i = 0; i < READERS; i++) {
      int mine = i;
      running.add(clients.submit(() -> read(citizens.get(mine % WRITERS), url)));
    }
    return running;
  }

  private int awaitAnswers(Nginx nginx) throws Exception {
    boolean came = answers.tryAcquire(BETWEEN, Jar.PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(came).as("%s %s", failures, nginx.complaints()).isTrue();
    return BETWEEN;
  }

  private int write(int writer, String url) throws IOException, InterruptedException {
    Random random = new Random(writer);
    int sent = 0;
    for (; !stop; sent++) {
      int number = 1 + random.nextInt(1000);
      byte[] picture = NumberedPicture.draw(number, "png");
      Message message = citizens.get(writer).upload(url, sent % Citizen.WAYS, picture);
      HttpResponse<byte[]> answer = send(message);
      if (answer.statusCode() == 200 && !OnePerson.isSuccess(answer)) {
        fail(message, answer);
      }
      last[writer] = number;
    }
    return sent;
  }

  private int read(Citizen citizen, String url) throws IOException, InterruptedException {
    int looks = 0;
    for (; !stop; looks++) {
      HttpResponse<byte[]> answer = send(citizen.portrait(url));
      if (answer.statusCode() == 200) {
        assertThat(NumberedPicture.read(answer.body(), 200)).isPositive();
      }
    }
    return looks;
  }

  private HttpResponse<byte[]> send(Message message) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = wire.send(message);
    // Before their first picture there is nothing to see of them.
    boolean nobody = message.method().equals("GET") && answer.statusCode() == 404;
    if (answer.statusCode() != 200 && !nobody) {
      fail(message, answer);
    }
    answers.release();
    return answer;
  }

  private void fail(Message message, HttpResponse<byte[]> answer) {
    failures.add(
        "%s %s: %d %s"
            .formatted(
                message.method(),
                message.url(),
                answer.statusCode(),
                new String(answer.body(), StandardCharsets.UTF_8)));
  }
}
