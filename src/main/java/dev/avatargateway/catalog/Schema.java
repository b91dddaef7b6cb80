package dev.avatargateway.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;

/** The tables, brought to the form that this program needs. */
final class Schema {

  /** The newest migration in {@link #LOCATION}; Flyway starts only for a store that is behind. */
  static final int NEWEST = 6;

  static final String LOCATION = "classpath:db/migration/h2";

  /** The newest migration in {@link #POSTGRES_LOCATION}. */
  static final int POSTGRES_NEWEST = 3;

  static final String POSTGRES_LOCATION = "classpath:db/migration/postgres";

  private static final String APPLIED =
      """
      select max(cast("version" as integer)) from "flyway_schema_history"
      where "success" and "version" is not null
      """;

  private Schema() {}

  static void migrate(DataSource source) throws SQLException {
    migrate(source, "the catalog", LOCATION, NEWEST, Map.of());
  }

  /**
   * Safe to be done by several processes at once: Flyway lets one at a time.
   *
   * @param place the database, as the operator is told of it
   * @param words what the migrations leave open
   */
  static void migratePostgres(DataSource source, String place, Map<String, String> words)
      throws SQLException {
    migrate(source, place, POSTGRES_LOCATION, POSTGRES_NEWEST, words);
  }

  private static void migrate(
      DataSource source, String place, String location, int newest, Map<String, String> words)
      throws SQLException {
    int applied = applied(source);
    if (applied > newest) {
      throw new StoreException("the catalog was written by a newer version of this program");
    }
    if (applied < newest) {
      try {
        Flyway.configure()
            .dataSource(source)
            .locations(location)
            .placeholders(words)
            .load()
            .migrate();
      } catch (FlywayException e) {
        throw failure(place, e);
      }
    }
  }

  private static StoreException failure(String place, FlywayException e) throws SQLException {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException fault) {
        throw fault;
      }
    }
    return e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
        ? new StoreException(
            place + " holds what is not this program's: give it an empty database of its own", e)
        : new StoreException(
            "the tables of %s cannot be brought up to date (%s)".formatted(place, e.getErrorCode()),
            e);
  }

  private static int applied(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      if (!hasHistory(connection)) {
        return 0;
      }
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(APPLIED)) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  private static boolean hasHistory(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), "flyway_schema_history", null)) {
      return tables.next();
    }
  }
}
