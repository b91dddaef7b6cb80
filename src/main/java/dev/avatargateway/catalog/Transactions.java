package dev.avatargateway.catalog;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The frame of every piece of work: begun again when another transaction came between, durable when
 * it wrote, a refusal when the database fails.
 */
final class Transactions {

  private static final int ATTEMPTS = 50;

  /** After this no attempt is begun: somebody may be waiting for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * Unique violation, a row that was led to and is gone (H2's second), serialisation failure,
   * deadlock, and H2's concurrent update.
   */
  private static final Set<String> OVERTAKEN =
      Set.of("23505", "23503", "23506", "40001", "40P01", "90131");

  private final Jdbi jdbi;
  private final Durability durability;
  private final Stamps stamps;
  private final Announcer announcer;

  /**
   * @param stamps is told of what was written, before the writer hears that it was
   * @param announcer tells other processes
   */
  Transactions(Jdbi jdbi, Durability durability, Stamps stamps, Announcer announcer) {
    this.jdbi = jdbi;
    this.durability = durability;
    this.stamps = stamps;
    this.announcer = announcer;
  }

  /** A single query. */
  <T> T query(Function<Handle, T> work) {
    return refusing(() -> jdbi.withHandle(work::apply));
  }

  /** Several queries that see one state. */
  <T> T read(Function<Handle, T> work) {
    return refusing(
        () -> jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work::apply));
  }

  <T> T write(Function<Handle, T> work) {
    AtomicReference<Touched> touched = new AtomicReference<>(new Touched());
    try {
      return refusing(() -> durability.commit(() -> attempt(work, touched)));
    } finally {
      // Also after a failure, for it may have come after the commit.
      stamps.changed(touched.get());
    }
  }

  /** The same for many rows, which may take long. */
  <T> T longWrite(Function<Handle, T> work) {
    return write(
        handle -> {
          LongWork.begin(handle);
          return work.apply(handle);
        });
  }

  /** Queries of many rows that see one state, which may take long. */
  <T> T longRead(Function<Handle, T> work) {
    return read(
        handle -> {
          LongWork.begin(handle);
          return work.apply(handle);
        });
  }

  /** A failed statement ends its transaction in PostgreSQL, so all of it is begun again. */
  private <T> T attempt(Function<Handle, T> work, AtomicReference<Touched> touched) {
    long begun = System.nanoTime();
    for (int left = ATTEMPTS; ; left--) {
      try {
        return jdbi.inTransaction(
            handle -> {
              touched.set(Touched.by(handle));
              T result = work.apply(handle);
              announcer.announce(handle, touched.get());
              return result;
            });
      } catch (OvertakenException | JdbiException e) {
        if (left == 0 || !overtaken(e) || System.nanoTime() - begun > PATIENCE.toNanos()) {
          throw e;
        }
      }
    }
  }

  private static boolean overtaken(RuntimeException e) {
    return e instanceof OvertakenException
        || (fault(e) instanceof SQLException sql
            && sql.getSQLState() != null
            && OVERTAKEN.contains(sql.getSQLState()));
  }

  private static <T> T refusing(Work<T> work) {
    try {
      return work.run();
    } catch (OvertakenException | JdbiException e) {
      throw new RefusedException(new Refusal.StorageUnavailable(), fault(e));
    }
  }

  /** The database's own fault where there is one: jdbi's would carry people's data into the log. */
  private static Throwable fault(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        return cause;
      }
    }
    return e;
  }

  /** Work that ends in a result. */
  private interface Work<T> {
    T run();
  }
}
