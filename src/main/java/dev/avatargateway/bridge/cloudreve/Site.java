package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.bridge.BridgeException;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** A Cloudreve site where it keeps its data, open: its version, its users, its pictures. */
final class Site implements AutoCloseable {

  private final Database database;
  private final Edition edition;
  private final Users users;
  private final PictureFiles pictures;
  private final String salt;

  private Site(
      Database database, Edition edition, Users users, PictureFiles pictures, String salt) {
    this.database = database;
    this.edition = edition;
    this.users = users;
    this.pictures = pictures;
    this.salt = salt;
  }

  /**
   * Finds out what is at a place.
   *
   * @throws BridgeException when it is no Cloudreve that can be read
   */
  static Site open(Place place, Database database) {
    try {
      String prefix = "";
      @Nullable Edition edition = edition(database, prefix);
      if (edition == null && !place.tablePrefix().isEmpty()) {
        prefix = place.tablePrefix();
        edition = edition(database, prefix);
      }
      if (edition == null) {
        throw new BridgeException(
            "the database "
                + place.database().name()
                + " is of no Cloudreve 3 or 4: its tables users and settings are not as they have"
                + " them");
      }
      Map<String, String> settings = settings(database, prefix + "settings");
      return new Site(
          database,
          edition,
          new Users(database, edition, prefix + "users"),
          new PictureFiles(edition, place.folders(), settings.getOrDefault("avatar_path", "")),
          salt(place, edition, settings));
    } catch (JdbiException e) {
      throw new BridgeException(
          "the database " + place.database().name() + " " + SqlTrouble.reason(e), e);
    }
  }

  private static String salt(Place place, Edition edition, Map<String, String> settings) {
    String salt =
        edition == Edition.V4
            ? settings.getOrDefault("hash_id_salt", "")
            : place.hashIdSalt().orElse("");
    if (salt.isEmpty()) {
      throw new BridgeException(
          edition == Edition.V4
              ? "the site in " + place.name() + " has no setting hash_id_salt"
              : "the site in "
                  + place.name()
                  + " is of version 3 and needs its conf.ini with HashIDSalt in [System]");
    }
    return salt;
  }

  private static @Nullable Edition edition(Database database, String prefix) {
    Set<String> users = columns(database, prefix + "users");
    Set<String> settings = columns(database, prefix + "settings");
    for (Edition edition : Edition.values()) {
      if (edition.has(users, settings)) {
        return edition;
      }
    }
    return null;
  }

  /** The columns of a table in lower case; none when there is no such table. */
  private static Set<String> columns(Database database, String table) {
    try {
      return database.with(
          handle ->
              handle
                  .createQuery("SELECT * FROM " + table + " WHERE 1 = 0")
                  .scanResultSet((rows, context) -> columns(rows.get().getMetaData())));
    } catch (JdbiException e) {
      if (SqlTrouble.isMissingTable(e)) {
        return Set.of();
      }
      throw e;
    }
  }

  private static Set<String> columns(ResultSetMetaData table) throws SQLException {
    Set<String> names = new TreeSet<>();
    for (int i = 1; i <= table.getColumnCount(); i++) {
      names.add(table.getColumnName(i).toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private static Map<String, String> settings(Database database, String table) {
    return database.with(
        handle -> {
          Map<String, String> settings = new TreeMap<>();
          handle
              .createQuery(
                  "SELECT name, value FROM "
                      + table
                      + " WHERE name IN ('hash_id_salt', 'avatar_path') AND deleted_at IS NULL"
                      + " AND value IS NOT NULL")
              .map((row, context) -> settings.put(row.getString("name"), row.getString("value")))
              .list();
          return settings;
        });
  }

  Edition edition() {
    return edition;
  }

  Users users() {
    return users;
  }

  PictureFiles pictures() {
    return pictures;
  }

  /** What the ids that its clients see are made with. */
  String salt() {
    return salt;
  }

  @Override
  public void close() {
    database.close();
  }
}
