package dev.avatargateway.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for the changes of other processes on a connection of its own. Through that connection it
 * also sends itself beats: PostgreSQL delivers what was committed in order, so a beat that came
 * back shows that everything committed before it was sent has been heard. A connection that was
 * lost may have taken changes with it: after the next one is made, nothing remembered holds.
 */
final class PostgresHearing implements Hearing {

  /** How old the last beat that came back may be; a fifth is left for the beat's own way. */
  static final Duration TRUST = Duration.ofMillis(800);

  private static final Logger LOG = LoggerFactory.getLogger(PostgresHearing.class);
  private static final Duration BEAT = Duration.ofMillis(200);

  private final DataSource source;
  private final PostgresPool pool;
  private final Stamps stamps;
  private final String ownChannel =
      "avatar_gateway_" + UUID.randomUUID().toString().replace("-", "");
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private long beats;
  private boolean complained;
  private volatile @Nullable Connection connection;

  /** When the last beat that came back was sent. */
  private volatile long sure;

  private volatile boolean heard;

  private PostgresHearing(DataSource source, PostgresPool pool, Stamps stamps) {
    this.source = source;
    this.pool = pool;
    this.stamps = stamps;
    this.thread = Thread.ofPlatform().daemon().name("catalog-hearing").unstarted(this::run);
  }

  /**
   * Begins to listen; it is not sure of anything before the first beat.
   *
   * @param source gives connections of which each is to PostgreSQL itself, not to a pooler that
   *     lends it out between transactions
   * @param pool of connections to the same database, which is emptied when the listener's is lost
   */
  static PostgresHearing start(DataSource source, PostgresPool pool, Stamps stamps) {
    PostgresHearing hearing = new PostgresHearing(source, pool, stamps);
    hearing.thread.start();
    return hearing;
  }

  @Override
  public boolean isSure() {
    return heard && System.nanoTime() - sure < TRUST.toNanos();
  }

  private void run() {
    while (!isClosing()) {
      try (Connection listening = source.getConnection()) {
        connection = listening;
        listen(listening);
      } catch (SQLException | RuntimeException e) {
        complain(e);
      }
      pause();
    }
  }

  private void listen(Connection listening) throws SQLException {
    listening.setNetworkTimeout(Runnable::run, (int) TRUST.toMillis());
    PGConnection postgres = listening.unwrap(PGConnection.class);
    try (Statement statement = listening.createStatement()) {
      statement.execute("listen " + PostgresAnnouncer.CHANNEL);
      statement.execute("listen " + ownChannel);
      // What is remembered is not given up before somebody else can be asked.
      pool.openConnection().close();
      stamps.everybodyChanged();
      hear(statement, postgres);
    }
  }

  private void hear(Statement statement, PGConnection postgres) throws SQLException {
    try {
      while (!isClosing()) {
        beat(statement, postgres);
      }
    } catch (SQLException e) {
      if (!isClosing()) {
        pool.empty();
      }
      throw e;
    }
  }

  /** Sends a beat and hears what comes until it is back and the next one is due. */
  private void beat(Statement statement, PGConnection postgres) throws SQLException {
    String number = Long.toString(++beats);
    long sent = System.nanoTime();
    statement.execute("notify " + ownChannel + ", '" + number + "'");
    boolean back = false;
    while (!back || System.nanoTime() - sent < BEAT.toNanos()) {
      Duration left = (back ? BEAT : TRUST).minusNanos(System.nanoTime() - sent);
      if (!back && left.isNegative()) {
        throw new SQLTimeoutException("a beat did not come back");
      }
      for (PGNotification said : postgres.getNotifications((int) Math.max(1, left.toMillis()))) {
        if (said.getName().equals(PostgresAnnouncer.CHANNEL)) {
          PostgresAnnouncer.hear(said.getParameter(), stamps);
        } else if (said.getParameter().equals(number)) {
          back = true;
          sureSince(sent);
        }
      }
    }
  }

  private void sureSince(long sent) {
    sure = sent;
    heard = true;
    if (complained) {
      complained = false;
      LOG.info("Changes made by other nodes are heard again");
    }
  }

  private void complain(Exception e) {
    if (!complained && !isClosing()) {
      complained = true;
      LOG.warn(
          "Changes made by other nodes are not heard, the database is asked each time: {}",
          e.getMessage());
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void pause() {
    try {
      closing.await(BEAT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    Connection listening = connection;
    if (listening != null) {
      try {
        listening.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("The listening connection did not close cleanly", e);
      }
    }
    try {
      thread.join(TRUST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
