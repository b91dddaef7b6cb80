package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.core.Credential;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The table of users in a server's database, read page by page in the order of the ids. The session
 * is read-only: the database itself refuses every write.
 */
final class Database implements AutoCloseable {

  /**
   * A row.
   *
   * @param id as it stands there, whatever its form
   */
  record Row(
      String id, @Nullable String username, @Nullable String email, long lastPictureUpdate) {}

  private static final String COLUMNS = "SELECT Id, Username, Email, LastPictureUpdate FROM Users";
  private static final String CONNECT_SECONDS = "10";

  private final DatabaseAddress address;
  private final Handle handle;

  /**
   * @throws BridgeException when it cannot be reached or holds no users of Mattermost
   */
  Database(DatabaseAddress address) {
    this.address = address;
    try {
      this.handle = Jdbi.create(address.jdbcUrl(), properties(address)).open();
    } catch (ConnectionException e) {
      throw complaint(e);
    }
    try {
      forbidWriting(handle.getConnection());
      handle.createQuery(COLUMNS + " WHERE Id = ''").map((rs, context) -> rs.getString(1)).list();
    } catch (SQLException | JdbiException e) {
      handle.close();
      throw complaint(e);
    }
  }

  /** The rows behind an id, which have its order's next ids. */
  List<Row> page(String after, int limit) {
    return handle
        .createQuery(COLUMNS + " WHERE Id > :after ORDER BY Id LIMIT :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map(
            (rs, context) ->
                new Row(rs.getString(1), rs.getString(2), rs.getString(3), rs.getLong(4)))
        .list();
  }

  long count() {
    return handle.createQuery("SELECT COUNT(*) FROM Users").mapTo(Long.class).one();
  }

  String name() {
    return address.name();
  }

  @Override
  public void close() {
    handle.close();
  }

  private void forbidWriting(Connection connection) throws SQLException {
    connection.setReadOnly(true);
    if (!address.isPostgres()) {
      handle.execute("SET SESSION TRANSACTION READ ONLY");
    }
  }

  private static Properties properties(DatabaseAddress address) {
    Properties properties = new Properties();
    if (address.isPostgres()) {
      properties.setProperty("ApplicationName", "avatar-gateway");
      properties.setProperty("connectTimeout", CONNECT_SECONDS);
      properties.setProperty("readOnlyMode", "always");
      properties.setProperty("loginTimeout", CONNECT_SECONDS);
    } else {
      properties.setProperty("connectTimeout", CONNECT_SECONDS + "000");
    }
    properties.putAll(address.properties());
    address.user().ifPresent(user -> properties.setProperty("user", user));
    address
        .password()
        .map(Credential::secret)
        .ifPresent(s -> properties.setProperty("password", s));
    return properties;
  }

  /** The drivers' own messages may repeat the address with its password, so none is passed on. */
  private BridgeException complaint(Throwable thrown) {
    Throwable cause = thrown;
    while (cause != null && !(cause instanceof SQLException)) {
      cause = cause.getCause();
    }
    String state =
        cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
    return new BridgeException(address.name() + ": " + words(state));
  }

  private static String words(String state) {
    return switch (state) {
      case "28P01", "28000" -> "the user name or password is wrong, or the user may not come in";
      case "3D000", "42000" -> "there is no such database, or the user may not see it";
      case "42501" -> "the user may not read the table Users";
      case "42P01", "42S02" -> "no database of Mattermost, as it has no table Users";
      case "42703", "42S22" ->
          "no database of Mattermost, as its table Users lacks a column: Id, Username, Email and"
              + " LastPictureUpdate are needed";
      default ->
          state.isEmpty() || state.startsWith("08")
              ? "the database cannot be reached"
              : "the database cannot be read (SQLSTATE " + state + ")";
    };
  }
}
