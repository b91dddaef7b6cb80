package dev.avatargateway.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/** The mark of a database that a copy was begun in and not brought to its end. */
public final class UnfinishedCopy {

  /** The table that is there for the time of a copy. */
  public static final String TABLE = "copying";

  private UnfinishedCopy() {}

  /**
   * @param place the database, as the operator is told of it
   * @throws StoreException when it has the mark
   */
  static void refuse(DataSource source, String place) throws SQLException {
    try (Connection connection = source.getConnection()) {
      if (isIn(connection)) {
        throw new StoreException(
            place + " is a copy that was not brought to its end; run store copy again");
      }
    }
  }

  public static boolean isIn(Connection connection) throws SQLException {
    String name =
        connection.getMetaData().storesUpperCaseIdentifiers()
            ? TABLE.toUpperCase(Locale.ROOT)
            : TABLE;
    try (ResultSet tables =
        connection.getMetaData().getTables(null, connection.getSchema(), name, null)) {
      return tables.next();
    }
  }
}
