package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.core.Credential;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A PostgreSQL address as Mattermost's settings hold it: {@code postgres://user:pw@host/db?…}. */
final class PostgresDsn {

  /**
   * What the options are called by the Java driver; those that are not named are of no use there.
   */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "sslmode", "sslmode",
          "sslrootcert", "sslrootcert",
          "sslcert", "sslcert",
          "sslkey", "sslkey",
          "connect_timeout", "connectTimeout",
          "search_path", "currentSchema");

  private PostgresDsn() {}

  static boolean looksLikeOne(String text) {
    return text.startsWith("postgres://") || text.startsWith("postgresql://");
  }

  static DatabaseAddress parse(String text) {
    String[] halves = text.substring(text.indexOf("://") + 3).split("\\?", 2);
    String[] places = halves[0].split("/", 2);
    int at = places[0].lastIndexOf('@');
    String login = at < 0 ? "" : places[0].substring(0, at);
    String host = places[0].substring(at + 1);
    String database = places.length < 2 ? "" : decode(places[1]);
    int colon = login.indexOf(':');
    Optional<String> user =
        Optional.of(decode(colon < 0 ? login : login.substring(0, colon)))
            .filter(s -> !s.isEmpty());
    database = database.isEmpty() ? user.orElse("") : database;
    if (places.length == 2 && (places[1].contains("@") || places[1].contains("/"))) {
      // Not repeated: it is the rest of a password, most likely.
      throw new BridgeException(
          "a PostgreSQL address has an @ or / too many: write %40 and %2F in the password");
    }
    if (host.isEmpty() || database.isEmpty()) {
      throw new BridgeException(
          "a PostgreSQL address needs a host and a database: postgres://USER:PASSWORD@HOST/DB");
    }
    String url =
        "jdbc:postgresql://" + host + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
    return new DatabaseAddress(
        url,
        url,
        options(halves.length < 2 ? "" : halves[1]),
        user,
        Optional.of(colon < 0 ? "" : decode(login.substring(colon + 1)))
            .filter(s -> !s.isEmpty())
            .map(Credential::new));
  }

  private static Map<String, String> options(String query) {
    Map<String, String> options = new TreeMap<>();
    for (String option : query.split("&", -1)) {
      String[] pair = option.split("=", 2);
      String name = OPTIONS.get(pair[0]);
      if (name != null && pair.length == 2) {
        options.put(name, decode(pair[1]));
      }
    }
    return options;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
