package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.PostgresServer;
import dev.avatargateway.real.Line;
import dev.avatargateway.stack.Wire.Message;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Reads of people who are not remembered while PostgreSQL takes connections and says nothing. */
final class SilentDatabaseTest {

  /** Until then the gateway finds out. */
  private static final Duration FIRST = Duration.ofSeconds(5);

  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final int READS = 100;

  private int strangers;

  /** An answer, and how long it took. */
  private record Timed(boolean refused, Duration took) {}

  @Test
  void areRefusedAtOnceAndAnsweredSoonAfterItsReturn(@TempDir Path folder, TestReporter reporter)
      throws Exception {
    String database = PostgresServer.newDatabase();
    try (Line line = new Line(PostgresServer.port());
        Wire wire = new Wire();
        TestGateway gateway =
            TestGateway.start(
                folder.resolve("data"),
                "--database-url="
                    + database.replace(":" + PostgresServer.port(), ":" + line.port()))) {
      assertThat(read(gateway, wire).refused).isFalse();

      line.silence();
      long silent = System.nanoTime();
      while (System.nanoTime() - silent < FIRST.toNanos()) {
        assertThat(read(gateway, wire).refused).isTrue();
      }
      List<Duration> took = new ArrayList<>();
      for (int i = 0; i < READS; i++) {
        Timed timed = read(gateway, wire);
        assertThat(timed.refused).isTrue();
        took.add(timed.took);
      }
      assertThat(took.stream().filter(time -> time.compareTo(AT_ONCE) < 0))
          .hasSizeGreaterThanOrEqualTo(95);

      line.restore();
      long restored = System.nanoTime();
      while (read(gateway, wire).refused) {
        assertThat(Duration.ofNanos(System.nanoTime() - restored)).isLessThan(Wire.RECOVERY);
      }
      Duration recovery = Duration.ofNanos(System.nanoTime() - restored);
      assertThat(recovery).isLessThan(Wire.RECOVERY);
      reporter.publishEntry(
          "silent database",
          "of %d refusals the longest took %d ms, the median %d ms; answered after %d ms"
              .formatted(
                  READS,
                  took.stream().max(Duration::compareTo).orElseThrow().toMillis(),
                  took.stream().sorted().toList().get(READS / 2).toMillis(),
                  recovery.toMillis()));
    }
  }

  /** Asks for somebody whom nobody asked for before. */
  private Timed read(TestGateway gateway, Wire wire) throws Exception {
    String url = gateway.url() + "/api/v4/user/avatar/stranger" + strangers++;
    long begun = System.nanoTime();
    HttpResponse<byte[]> answer = wire.send(Message.get(url, ""));
    return new Timed(
        answer.headers().firstValue("Retry-After").isPresent(),
        Duration.ofNanos(System.nanoTime() - begun));
  }
}
