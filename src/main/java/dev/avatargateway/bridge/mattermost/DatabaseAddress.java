package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.core.Credential;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a Mattermost server's database is and who may read it there, from a JDBC address or one of
 * Mattermost's own.
 *
 * @param jdbcUrl without a user's name or password, unless the operator put them in a JDBC address
 * @param name the same without anything that could be secret
 * @param properties for the driver, without user and password
 * @param user empty when the address names nobody
 * @param password empty when the address has none
 */
record DatabaseAddress(
    String jdbcUrl,
    String name,
    Map<String, String> properties,
    Optional<String> user,
    Optional<Credential> password) {

  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final String MYSQL = "jdbc:mysql:";
  private static final String MARIADB = "jdbc:mariadb:";

  DatabaseAddress {
    properties = new TreeMap<>(properties);
  }

  /** Whether this looks like an address of a database rather than of anything else. */
  static boolean looksLikeOne(String text) {
    return text.startsWith("jdbc:")
        || PostgresDsn.looksLikeOne(text)
        || GoMysqlDsn.looksLikeOne(text);
  }

  /**
   * Reads an address.
   *
   * @throws BridgeException when it is none that is understood; its text is not repeated, as it may
   *     hold a password
   */
  static DatabaseAddress parse(String text) {
    if (text.startsWith(POSTGRESQL) || text.startsWith(MARIADB)) {
      return jdbc(text);
    }
    if (text.startsWith(MYSQL)) {
      return jdbc(MARIADB + text.substring(MYSQL.length()));
    }
    if (PostgresDsn.looksLikeOne(text)) {
      return PostgresDsn.parse(text);
    }
    if (GoMysqlDsn.looksLikeOne(text)) {
      return GoMysqlDsn.parse(text);
    }
    throw new BridgeException(
        "not a database Mattermost uses: give jdbc:postgresql://HOST/DB, jdbc:mysql://HOST/DB or"
            + " the DataSource of its own settings");
  }

  boolean isPostgres() {
    return jdbcUrl.startsWith(POSTGRESQL);
  }

  private static DatabaseAddress jdbc(String url) {
    String name = url.replaceFirst("[?;].*", "").replaceFirst("//.*@", "//");
    return new DatabaseAddress(url, name, Map.of(), Optional.empty(), Optional.empty());
  }

  /** What the operator put into a JDBC address stays out of logs. */
  @Override
  public String toString() {
    return name;
  }
}
