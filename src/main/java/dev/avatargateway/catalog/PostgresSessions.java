package dev.avatargateway.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Who else of this program has a connection to a PostgreSQL database now. */
final class PostgresSessions {

  /** What connections of work on all rows are called, which are no gateway's. */
  static final String WHOLE = "avatar-gateway store";

  static final String PREFIX = "avatar-gateway ";

  private static final String OTHERS =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and application_name like ?
        and application_name not in (?, ?)
      """;

  private PostgresSessions() {}

  /**
   * Whether a gateway, or one of its commands, is there beside this process.
   *
   * @param own what this process calls its connections, of which those it closed just now may still
   *     be shown
   */
  static boolean hasOthers(Connection connection, String own) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OTHERS)) {
      statement.setString(1, PREFIX + "%");
      statement.setString(2, WHOLE);
      statement.setString(3, own);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getLong(1) > 0;
      }
    }
  }
}
