package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Three gateways over one PostgreSQL: what is changed at one is seen at all within a second. */
class ThreeNodesTest {

  private static final int NODES = 3;
  private static final int PEOPLE = 10;
  private static final int TURNS = 10_000;

  /** Of the catalogs' listening connections, which say nothing but this. */
  private static final String LISTENING =
      "from pg_stat_activity where datname = current_database() and query like 'notify avatar%'";

  private final List<TestGateway> nodes = new ArrayList<>();
  private final List<Readership> people = new ArrayList<>();
  private final Wire wire = new Wire();
  private String database;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    database = PostgresServer.newDatabase();
    for (int i = 0; i < NODES; i++) {
      nodes.add(
          TestGateway.start(
              folder.resolve("node" + i),
              "--database-url=" + database,
              "--blobs=file:" + folder.resolve("blobs")));
    }
    for (int i = 0; i < PEOPLE; i++) {
      String id = "u".repeat(25) + (char) ('a' + i);
      nodes.getFirst().person("Person " + i, "c" + i, id, "7" + i);
      people.add(new Readership(nodes, wire, id, i));
    }
  }

  @AfterEach
  void stop() {
    nodes.forEach(TestGateway::close);
    wire.close();
  }

  @Test
  void whatWasAcknowledgedIsSeenEverywhereWithinASecond(TestReporter reporter) throws Exception {
    turns(TURNS / PEOPLE);
    reporter.publishEntry("late by less than a second", late() + " of " + TURNS);
  }

  @Test
  void soItIsWhenListenersAreCutOff(TestReporter reporter) throws Exception {
    turns(10);
    AtomicInteger cuts = new AtomicInteger();
    try (ScheduledExecutorService harm = Executors.newSingleThreadScheduledExecutor()) {
      Future<?> cutting =
          harm.scheduleAtFixedRate(
              () -> {
                PostgresServer.execute(database, "select pg_terminate_backend(pid) " + LISTENING);
                cuts.incrementAndGet();
              },
              300,
              300,
              TimeUnit.MILLISECONDS);
      turns(TURNS / PEOPLE / 5);
      cutting.cancel(false);
    }
    assertThat(cuts.get()).isGreaterThan(3);
    reporter.publishEntry("late by less than a second", String.valueOf(late()));
  }

  @Test
  void soItIsWhenListenersFallSilent(TestReporter reporter) throws Exception {
    turns(10);
    List<Long> listeners = PostgresServer.numbers(database, "select pid " + LISTENING);
    assertThat(listeners).hasSize(NODES);
    listeners.forEach(pid -> signal("-STOP", pid));
    try {
      turns(TURNS / PEOPLE / 5);
    } finally {
      listeners.forEach(pid -> signal("-CONT", pid));
    }
    turns(TURNS / PEOPLE / 10);
    reporter.publishEntry("late by less than a second", String.valueOf(late()));
  }

  /** Each person by a thread of their own. */
  private void turns(int each) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(PEOPLE)) {
      List<Future<?>> running = new ArrayList<>();
      for (Readership person : people) {
        running.add(
            threads.submit(
                () -> {
                  for (int turn = 0; turn < each; turn++) {
                    person.turn();
                  }
                  return true;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  private int late() {
    return people.stream().mapToInt(Readership::late).sum();
  }

  private static void signal(String which, long pid) {
    try {
      assertThat(new ProcessBuilder("kill", which, Long.toString(pid)).start().waitFor()).isZero();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
