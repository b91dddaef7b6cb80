package dev.avatargateway.catalog.copy;

import dev.avatargateway.catalog.WholeDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold before a copy may write to its target. */
record Beginning(WholeDatabase to, Connection writing) {

  /** The part of the mark that says that what is there is of no use. */
  static final String ANEW = "anew";

  private static final String SOURCE = "source";

  /** Any number that nobody else takes; the lock ends with the connection. */
  private static final String ALONE =
      "select case when pg_try_advisory_lock(714025613) then 1 else 0 end";

  /** The tables that both have, as the source orders their rows. */
  List<Table> tables(Connection reading) throws SQLException {
    List<Table> tables = Tables.of(reading);
    List<Table> there = Tables.of(writing);
    List<String> names = there.stream().map(Beginning::form).toList();
    if (!tables.stream().map(Beginning::form).toList().equals(names)) {
      throw new IllegalStateException("the two kinds of database have different tables");
    }
    return tables;
  }

  private static String form(Table table) {
    return table.name() + table.columns() + table.counter();
  }

  /**
   * @return the table that is full already where no copy is under way; then nothing was written
   */
  Optional<String> begin(Mark mark, Sink sink, List<Table> tables, String source)
      throws SQLException {
    if (to.isShared() && Numbers.one(writing, ALONE) == 0) {
      throw new CopyException("another copy to " + to + " is running");
    }
    if (to.isServed()) {
      throw new CopyException("a gateway is running on " + to + "; stop it first");
    }
    Optional<String> full = full(tables);
    if (!mark.isThere()) {
      if (full.isPresent()) {
        return full;
      }
      mark.make();
    }
    Optional<String> begun = mark.find(SOURCE);
    if (begun.isEmpty()) {
      if (full.isPresent()) {
        throw notEmpty(to, full.get());
      }
      mark.put(SOURCE, source);
    } else if (!begun.get().equals(source)) {
      throw new CopyException(
          to + " holds the unfinished copy of " + begun.get() + ", not of " + source);
    }
    if (mark.find(ANEW).isPresent()) {
      List<String> parts = new ArrayList<>(mark.beginningWith(""));
      parts.removeAll(List.of(SOURCE, ANEW));
      for (String part : parts) {
        mark.delete(part);
      }
      sink.empty(writing, tables);
      mark.delete(ANEW);
    }
    return Optional.empty();
  }

  private Optional<String> full(List<Table> tables) throws SQLException {
    for (Table table : tables) {
      if (Numbers.one(writing, "select 1 from " + table.name() + " fetch first row only") > 0) {
        return Optional.of(table.name());
      }
    }
    return Optional.empty();
  }

  static CopyException notEmpty(WholeDatabase to, String table) {
    return new CopyException(to + " is not empty: there are rows in its table " + table);
  }
}
