package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.avatargateway.contract.PostgresServer;
import dev.avatargateway.real.Line;
import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL or the bucket is away under load, for a minute with {@code mvn verify -Pdeep
 * -Dtest=OutageTest}.
 *
 * <p>All is well within 5 s, of which the test allows the double, for these are the longest waits,
 * one after the other:
 *
 * <ul>
 *   <li>PostgreSQL's return: the sign-in that was under way at that moment is given up after 2 s,
 *       the next begins 0.25 s later, and then nobody is refused; 2.25 s. Where the outage was too
 *       short for anybody to sign in anew, the statements under way break off after 3 s, or a
 *       request is lent only dead connections for 2 s, whereupon the others are closed; 3.25 s with
 *       the pause.
 *   <li>Backends that are frozen: the listener misses its beat after 1 s and empties the pool;
 *       statements that were begun until then break off after 3 s; 4 s.
 *   <li>The bucket's return: one call a second is let through; a connection that lay idle for 2 s
 *       is used no more, and an attempt on a dead one is repeated after 2 s at most and 0.2 s of
 *       pause; 3.2 s.
 * </ul>
 *
 * <p>Readiness is found out anew each time.
 */
final class OutageTest {

  private static final Duration AWAY = Duration.ofSeconds(Boolean.getBoolean("deep") ? 60 : 5);
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int UNKNOWN_USER = 40021;
  private static final int CITIZENS = 12;
  private static final int MOST_CONNECTIONS = 17;

  /** How many more there may be when all is calm again: a pool grows and is slow to shrink. */
  private static final int THREADS = 40;

  /** What happens. */
  enum Fault {
    DATABASE_REFUSES,
    DATABASE_IS_SILENT,
    BACKENDS_ARE_FROZEN,
    BUCKET_REFUSES,
    BUCKET_IS_SILENT
  }

  @TempDir Path folder;
  private final Wire wire = new Wire();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final AtomicInteger strangers = new AtomicInteger();
  private final AtomicInteger served = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicLong longestCached = new AtomicLong();
  private final AtomicLong longest = new AtomicLong();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final List<Citizen> citizens = new ArrayList<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private String database = "";
  private Line line;
  private Bucket bucket;

  @BeforeEach
  void open() throws Exception {
    database = PostgresServer.newDatabase();
    line = new Line(PostgresServer.port());
    bucket = new Bucket(folder.resolve("s3"));
    log.start();
    logger().addAppender(log);
  }

  @AfterEach
  void close() throws IOException {
    logger().detachAppender(log);
    wire.close();
    line.close();
    bucket.close();
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger("dev.avatargateway");
  }

  private TestGateway gateway() throws IOException {
    String url = database.replace(":" + PostgresServer.port(), ":" + line.port());
    List<String> flags = new ArrayList<>(List.of(bucket.flags()));
    flags.add("--database-url=" + url);
    return TestGateway.start(folder.resolve("data"), flags.toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRememberedIsServedTheRestIsRefusedAndAllReturns(Fault fault, TestReporter reporter)
      throws Exception {
    Duration recovery;
    try (TestGateway gateway = gateway()) {
      OnePerson person = new OnePerson(gateway, wire);
      byte[] face = NumberedPicture.draw(500, "png");
      assertThat(OnePerson.isSuccess(wire.send(person.cloudreve("image/png", face)))).isTrue();
      for (int i = 0; i < CITIZENS; i++) {
        citizens.add(new Citizen(gateway, i));
        write(gateway, i, i);
      }
      List<Message> asked = reads(gateway, person);
      List<byte[]> seen = new ArrayList<>();
      for (Message message : asked) {
        seen.add(wire.send(message).body());
      }
      int threads;
      List<Future<?>> running = new ArrayList<>();
      try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 6; i++) {
          int which = i % 3;
          running.add(clients.submit(() -> lookAgain(asked.get(which), seen.get(which))));
          int mine = i;
          running.add(clients.submit(() -> repeat(() -> lookAround(gateway))));
          running.add(clients.submit(() -> repeat(() -> write(gateway, mine, 20 + 6 * mine))));
        }
        try {
          awaitAnswers();
          threads = threads().size();
          recovery = fault == Fault.BACKENDS_ARE_FROZEN ? freeze(gateway) : outage(gateway, fault);
        } finally {
          stop.countDown();
        }
        for (Future<?> client : running) {
          client.get();
        }
      }
      assertThat(recovery).isLessThan(Wire.RECOVERY);
      assertThat(citizens.get(7).worn(gateway.url(), wire)).isEqualTo(900);
      assertThat(threads()).hasSizeLessThan(threads + THREADS);
      await(() -> connections("true") <= MOST_CONNECTIONS && connections("state <> 'idle'") == 0);
    }
    await(() -> line.connections() == 0 && bucket.line.connections() == 0);
    assertThat(Duration.ofNanos(longest.get())).isLessThan(LIMIT);
    assertThat(log.list.stream().filter(e -> e.getLevel().isGreaterOrEqual(Level.ERROR)))
        .hasSizeBetween(fault == Fault.BACKENDS_ARE_FROZEN ? 0 : 1, 3)
        .allMatch(event -> event.getThrowableProxy() == null);
    reporter.publishEntry(
        fault.toString(),
        "%d served, %d refused, longest %d ms, of what is remembered %d ms, back after %d ms"
            .formatted(
                served.get(),
                refused.get(),
                TimeUnit.NANOSECONDS.toMillis(longest.get()),
                TimeUnit.NANOSECONDS.toMillis(longestCached.get()),
                recovery.toMillis()));
  }

  /** The names of all threads but those of the clients. */
  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> !name.startsWith("HttpClient-"))
        .toList();
  }

  /** Takes the part away and gives it back; how long it took until all was well again. */
  private Duration outage(TestGateway gateway, Fault fault) throws Exception {
    boolean ofDatabase = fault == Fault.DATABASE_REFUSES || fault == Fault.DATABASE_IS_SILENT;
    Line away = ofDatabase ? line : bucket.line;
    if (fault == Fault.DATABASE_IS_SILENT || fault == Fault.BUCKET_IS_SILENT) {
      away.silence();
    } else {
      away.cut();
    }
    int before = refused.get();
    long since = System.nanoTime();
    await(() -> System.nanoTime() - since > AWAY.toNanos() && refused.get() > before + 20);
    assertThat(wire.readiness(gateway))
        .startsWith("503 ")
        .contains(ofDatabase ? "catalog: " : "blobs: ");
    away.restore();
    return awaitWell(gateway, System.nanoTime());
  }

  /** Freezes what the gateway is connected to; how long it took until it had found others. */
  private Duration freeze(TestGateway gateway) throws Exception {
    long since = System.nanoTime();
    try (FrozenBackends frozen = new FrozenBackends(database)) {
      assertThat(frozen.count()).isGreaterThan(1);
      Duration recovery = awaitWell(gateway, since);
      await(() -> System.nanoTime() - since > AWAY.toNanos());
      return recovery;
    }
  }

  private Duration awaitWell(TestGateway gateway, long since) {
    await(() -> OnePerson.isSuccess(wire.send(upload(gateway, 7, 900))));
    await(() -> wire.readiness(gateway).equals("200 ok\n"));
    return Duration.ofNanos(System.nanoTime() - since);
  }

  private static List<Message> reads(TestGateway gateway, OnePerson person) throws Exception {
    return List.of(
        Message.get(gateway.url() + "/api/v4/user/avatar/" + OnePerson.CLOUDREVE, ""),
        Message.get(
            gateway.url() + "/api/v4/users/" + OnePerson.MATTERMOST + "/image",
            person.mattermostToken),
        Message.get(person.avatarUrl(), ""));
  }

  /** Reads what was read before: it is there, whatever is away. */
  private int lookAgain(Message message, byte[] seen) throws Exception {
    return repeat(
        () -> {
          long begun = System.nanoTime();
          HttpResponse<byte[]> answer = wire.send(message);
          longestCached.accumulateAndGet(System.nanoTime() - begun, Math::max);
          assertThat(answer.statusCode()).as(message.url()).isEqualTo(200);
          assertThat(Arrays.equals(answer.body(), seen)).as(message.url()).isTrue();
        });
  }

  /** Looks at somebody who may be remembered, and at somebody whom nobody knows. */
  private void lookAround(TestGateway gateway) throws Exception {
    int stranger = strangers.incrementAndGet();
    check(wire.send(citizens.get(stranger % CITIZENS).portrait(gateway.url())));
    HttpResponse<byte[]> nobody =
        wire.send(Message.get(gateway.url() + "/api/v4/user/avatar/stranger" + stranger, ""));
    if (nobody.headers().firstValue("Retry-After").isPresent()) {
      check(nobody);
    } else {
      assertThat(OnePerson.json(nobody).path("code").asInt()).isEqualTo(UNKNOWN_USER);
    }
  }

  private void write(TestGateway gateway, int citizen, int number) throws Exception {
    check(wire.send(upload(gateway, citizen, number + strangers.get() % 6)));
  }

  private Message upload(TestGateway gateway, int citizen, int number) throws IOException {
    return citizens
        .get(citizen)
        .upload(gateway.url(), number % Citizen.WAYS, NumberedPicture.draw(number, "png"));
  }

  /** That it is the answer of good times, or a refusal in the dialect's words. */
  private void check(HttpResponse<byte[]> answer) {
    String said = answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    if (answer.headers().firstValue("Retry-After").isPresent()) {
      refused.incrementAndGet();
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("json");
    } else {
      assertThat(answer.statusCode()).as(said).isEqualTo(200);
      assertThat(said).doesNotContain("\"code\":4", "\"code\":5");
    }
  }

  private int repeat(Attempt attempt) throws Exception {
    int times = 0;
    // At a client's pace: the machine is needed for the rest too.
    for (; !stop.await(5, TimeUnit.MILLISECONDS); times++) {
      long begun = System.nanoTime();
      try {
        attempt.make();
      } catch (AssertionError | Exception e) {
        failures.add(e);
        throw e;
      }
      longest.accumulateAndGet(System.nanoTime() - begun, Math::max);
      served.incrementAndGet();
    }
    return times;
  }

  private void awaitAnswers() throws Exception {
    int before = served.get();
    await(() -> served.get() > before + 50);
  }

  /** How many the gateway has to the database, of those for which the condition holds. */
  private long connections(String condition) {
    return PostgresServer.numbers(
            database,
            "select count(*) from pg_stat_activity where datname = current_database()"
                + " and application_name like 'avatar-gateway %' and "
                + condition)
        .getFirst();
  }

  private void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(AWAY.plusSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              assertThat(failures).isEmpty();
              return condition.call();
            });
  }

  /** Something that a client does again and again. */
  private interface Attempt {
    void make() throws Exception;
  }
}
