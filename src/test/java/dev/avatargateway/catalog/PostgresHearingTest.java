package dev.avatargateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.avatargateway.contract.Samples;
import dev.avatargateway.real.Line;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one process hears of another's changes through a real PostgreSQL, and when it is sure. */
class PostgresHearingTest {

  private static final int ADA = Touched.mark(Samples.mattermost("ada"));
  private static final int BOB = Touched.mark(Samples.mattermost("bob"));
  private static EmbeddedPostgres postgres;

  private final Stamps stamps = new Stamps();
  private Line line;
  private PostgresPool pool;
  private PostgresHearing hearing;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void listen() throws IOException {
    line = new Line(postgres.getPort());
    String url = "jdbc:postgresql://127.0.0.1:" + line.port() + "/postgres?user=postgres";
    PostgresAddress address = PostgresAddress.of(url, Optional.empty(), Optional.empty());
    pool = PostgresDatabase.open(address);
    hearing = PostgresHearing.start(address.source(2), pool, stamps);
    awaitSure(true);
  }

  @AfterEach
  void close() throws IOException {
    hearing.close();
    pool.close();
    line.close();
  }

  private void awaitSure(boolean expected) {
    await().atMost(Duration.ofSeconds(20)).until(() -> hearing.isSure() == expected);
  }

  private static void announce(Touched touched) {
    Jdbi.create(postgres.getPostgresDatabase())
        .useTransaction(handle -> new PostgresAnnouncer().announce(handle, touched));
  }

  @Test
  void hearsWhoWasTouchedAndOfNobodyElse() {
    long before = stamps.look();
    Touched touched = new Touched();
    touched.identity(Samples.mattermost("ada"));

    announce(touched);

    await().until(() -> !stamps.holds(before, ADA));
    assertThat(stamps.holds(before, BOB)).isTrue();
  }

  @Test
  void hearsOfMoreThanOneMessageHolds() {
    long before = stamps.look();
    Touched touched = new Touched();
    for (int i = 0; i < 5000; i++) {
      touched.person(new UUID(i, i));
    }

    announce(touched);

    await().until(() -> !stamps.holds(before, Touched.mark(new UUID(4999, 4999))));
    for (int i = 0; i < 5000; i++) {
      assertThat(stamps.holds(before, Touched.mark(new UUID(i, i)))).isFalse();
    }
  }

  @Test
  void hearsOfEverybody() {
    long before = stamps.look();
    Touched touched = new Touched();
    touched.everybody();

    announce(touched);

    await().until(() -> !stamps.holds(before, BOB));
  }

  @Test
  void nothingIsHeardOfWhatWasRolledBack() throws SQLException {
    long before = stamps.look();
    Touched touched = new Touched();
    touched.identity(Samples.mattermost("ada"));
    try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
      connection.setAutoCommit(false);
      new PostgresAnnouncer().announce(Jdbi.create(connection).open(), touched);
      connection.rollback();
    }
    Touched later = new Touched();
    later.identity(Samples.mattermost("bob"));
    announce(later);

    await().until(() -> !stamps.holds(before, BOB));
    assertThat(stamps.holds(before, ADA)).isTrue();
  }

  @Test
  void loudlyCutItIsUnsureUntilItListensAgainAndBelievesNothingFromBefore() throws Exception {
    long before = stamps.look();
    line.cut();
    awaitSure(false);
    assertThat(stamps.holds(before, ADA)).isTrue();

    line.restore();
    awaitSure(true);

    assertThat(stamps.holds(before, ADA)).isFalse();
  }

  @Test
  void silentlyCutItIsUnsureWithinASecond() throws IOException {
    long before = stamps.look();
    long cut = System.nanoTime();
    line.silence();
    awaitSure(false);
    // The last beat that came back was sent before the cut.
    assertThat(Duration.ofNanos(System.nanoTime() - cut)).isLessThan(Duration.ofSeconds(15));

    line.restore();
    awaitSure(true);

    assertThat(stamps.holds(before, ADA)).isFalse();
  }
}
