package dev.avatargateway.catalog.copy;

import dev.avatargateway.catalog.WholeDatabase;
import dev.avatargateway.catalog.copy.Packs.Pack;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One catalog on its way into another. Not for use by many threads. What is reached is kept in the
 * target; whoever begins again with the same two goes on there.
 */
public final class CatalogCopy implements AutoCloseable {

  private static final String ROWS = "rows ";
  private static final String BLOBS = "blobs";
  private static final String LOST = "lost ";

  private final WholeDatabase to;
  private final Connection reading;
  private final Connection writing;
  private final Mark mark;
  private final Sink sink;
  private final List<Table> tables;
  private Optional<String> full = Optional.empty();

  private CatalogCopy(
      WholeDatabase to, Connection reading, Connection writing, List<Table> tables) {
    this.to = to;
    this.reading = reading;
    this.writing = writing;
    this.tables = tables;
    this.mark = new Mark(writing);
    this.sink = to.isShared() ? new PostgresSink() : new H2Sink();
  }

  /**
   * Begins, or goes on where an earlier one ended.
   *
   * @param source what the operator calls the source, by which a copy knows its own
   * @throws CopyException when the target is in use, or holds the unfinished copy of another
   */
  public static CatalogCopy begin(WholeDatabase from, WholeDatabase to, String source)
      throws SQLException {
    Connection reading = from.connect();
    try {
      reading.setAutoCommit(false);
      if (from.isShared()) {
        reading.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      }
      Connection writing = to.connect();
      try {
        Beginning beginning = new Beginning(to, writing);
        List<Table> tables = beginning.tables(reading);
        CatalogCopy copy = new CatalogCopy(to, reading, writing, tables);
        copy.full = beginning.begin(copy.mark, copy.sink, tables, source);
        writing.setAutoCommit(false);
        to.sync();
        return copy;
      } catch (SQLException | RuntimeException e) {
        writing.close();
        throw e;
      }
    } catch (SQLException | RuntimeException e) {
      reading.close();
      throw e;
    }
  }

  /** Whether the target is a catalog with people already; then it may only be compared. */
  public boolean isFull() {
    return full.isPresent();
  }

  /** What to say of such a target when it is not the same. */
  public CopyException notEmpty() {
    return Beginning.notEmpty(to, full.orElse(""));
  }

  /** How many rows there are in all, and how many of them are in the target. */
  public record Extent(long all, long done) {}

  public Extent extent() throws SQLException {
    long all = 0;
    long done = 0;
    for (Table table : tables) {
      all += Numbers.one(reading, "select count(*) from " + table.name());
      done += Numbers.one(writing, "select count(*) from " + table.name());
    }
    return new Extent(all, done);
  }

  /**
   * Copies all rows that were not copied yet.
   *
   * @param written hears of rows that are safe in the target
   * @param stop asked now and then whether to stop
   * @return whether all is done; false when it was stopped
   * @throws CopyException when rows refer to what is not there
   */
  public boolean copyRows(LongConsumer written, BooleanSupplier stop) throws SQLException {
    try {
      for (Table table : tables) {
        if (!copy(table, written, stop)) {
          return false;
        }
      }
    } catch (SQLException e) {
      writing.rollback();
      if (List.of("23503", "23506").contains(String.valueOf(e.getSQLState()))) {
        beginAnewNextTime();
        throw new CopyException(
            "the source is being written to; stop what writes, and run it again");
      }
      throw e;
    }
    for (Table table : tables) {
      if (table.counter().isPresent()) {
        String counter = table.counter().get();
        String last = "select coalesce(max(%s), 0) from %s".formatted(counter, table.name());
        sink.restart(writing, table, counter, Numbers.one(writing, last) + 1);
      }
    }
    sink.settle(writing);
    commit();
    return true;
  }

  private boolean copy(Table table, LongConsumer written, BooleanSupplier stop)
      throws SQLException {
    List<List<@Nullable String>> portion = new ArrayList<>();
    Optional<Key> reached = mark.find(ROWS + table.name()).map(Key::parse);
    try (Rows rows = new Rows(reading, table, reached)) {
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        Key key = Key.of(table, row.get());
        // Rows of one key, where a table has none of its own, are not taken apart.
        if (portion.size() >= sink.portion() && !reached.equals(Optional.of(key))) {
          write(table, portion, reached.orElseThrow(), written);
          if (stop.getAsBoolean()) {
            return false;
          }
        }
        portion.add(row.get());
        reached = Optional.of(key);
      }
    }
    if (!portion.isEmpty()) {
      write(table, portion, reached.orElseThrow(), written);
    }
    return true;
  }

  private void write(
      Table table, List<List<@Nullable String>> portion, Key reached, LongConsumer written)
      throws SQLException {
    sink.write(writing, table, portion);
    mark.put(ROWS + table.name(), reached.toString());
    commit();
    written.accept(portion.size());
    portion.clear();
  }

  private void commit() throws SQLException {
    writing.commit();
    to.sync();
  }

  /** Up to which blob all are in the target, or lost; empty for none. */
  public Optional<BlobKey> blobsReached() throws SQLException {
    return mark.find(BLOBS).map(hex -> new BlobKey(new Sha256(hex)));
  }

  /**
   * Notes how far blobs have come.
   *
   * @param lost those that could not be brought, beside those that were noted before
   */
  public void reachBlobs(BlobKey last, List<Pack> lost) throws SQLException {
    for (Pack pack : lost) {
      mark.put(LOST + pack.key(), Long.toString(pack.length()));
    }
    mark.put(BLOBS, last.toString());
    commit();
  }

  /** The blobs that were noted as lost. */
  public List<Pack> lostBlobs() throws SQLException {
    List<Pack> lost = new ArrayList<>();
    for (String hex : mark.beginningWith(LOST)) {
      long length = Long.parseLong(mark.find(LOST + hex).orElseThrow());
      lost.add(new Pack(new BlobKey(new Sha256(hex)), length));
    }
    return lost;
  }

  /** This blob is in the target after all. */
  public void foundBlob(BlobKey key) throws SQLException {
    mark.delete(LOST + key);
    commit();
  }

  /** How many rows of a table the source and the target have, and whether they are the same. */
  public record Compared(String table, long from, long to, boolean same) {}

  /**
   * Reads all rows of both, the source as it is now. When they are not the same, the next copy
   * begins anew.
   *
   * @param read hears of rows that were read, on either side
   */
  public List<Compared> compare(LongConsumer read) throws SQLException {
    reading.commit();
    List<Compared> compared = new ArrayList<>();
    for (Table table : tables) {
      Fingerprint source = Fingerprint.of(reading, table, read);
      Fingerprint target = Fingerprint.of(writing, table, read);
      compared.add(new Compared(table.name(), source.rows(), target.rows(), source.equals(target)));
    }
    if (!isFull() && !compared.stream().allMatch(Compared::same)) {
      beginAnewNextTime();
    }
    return compared;
  }

  private void beginAnewNextTime() throws SQLException {
    mark.put(Beginning.ANEW, "");
    commit();
  }

  /** The target is a catalog from now on. */
  public void finish() throws SQLException {
    mark.remove();
    commit();
  }

  @Override
  public void close() throws SQLException {
    try (writing;
        reading) {
      writing.rollback();
      reading.rollback();
    }
  }
}
