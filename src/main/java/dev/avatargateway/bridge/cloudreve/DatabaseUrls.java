package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.bridge.BridgeException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the ways in which people write where a database is. */
final class DatabaseUrls {

  /** A data source name of Go's MySQL driver. */
  private static final Pattern GO_MYSQL =
      Pattern.compile(
          "(?:(?<user>[^:@]*)(?::(?<password>.*))?@)?"
              + "(?:(?<net>[a-z]+)?\\((?<host>[^)]*)\\))?/(?<name>[^/?]*)(?:\\?.*)?");

  private static final Pattern GO_POSTGRES = Pattern.compile("(\\w+)\\s*=\\s*('[^']*'|\\S+)");

  private DatabaseUrls() {}

  /** Whether a text is meant as a database rather than a folder. */
  static boolean isUrl(String text) {
    return text.startsWith("jdbc:")
        || text.startsWith("sqlite:")
        || text.matches("(mysql|mariadb|postgres|postgresql)://.*");
  }

  /** What an operator wrote; see {@link #isUrl}. */
  static DatabaseAddress ofOperator(String text) {
    if (text.startsWith("jdbc:")) {
      return jdbc(text.substring("jdbc:".length()));
    }
    if (text.startsWith("sqlite:")) {
      return sqlite(text.substring("sqlite:".length()));
    }
    return url(text);
  }

  /** What conf.ini's {@code DatabaseURL} holds for an engine. */
  static DatabaseAddress ofConfiguration(Engine engine, String text) {
    return switch (engine) {
      case SQLITE -> throw new BridgeException("DatabaseURL names no server");
      case MYSQL -> goMysql(text);
      case POSTGRES -> text.contains("://") ? url(text) : goPostgres(text);
    };
  }

  private static DatabaseAddress jdbc(String rest) {
    if (rest.startsWith("sqlite:")) {
      return sqlite(rest.substring("sqlite:".length()));
    }
    boolean mysql = rest.startsWith("mysql://") || rest.startsWith("mariadb://");
    if (!mysql && !rest.startsWith("postgresql://")) {
      throw new BridgeException(
          "a Cloudreve's database is SQLite, MySQL, MariaDB or PostgreSQL, such as"
              + " jdbc:mariadb://HOST/NAME");
    }
    String url = rest.replaceFirst("^mysql:", "mariadb:");
    return new DatabaseAddress(
        mysql ? Engine.MYSQL : Engine.POSTGRES,
        "jdbc:" + url,
        Optional.empty(),
        "",
        Optional.empty(),
        Map.of(),
        url.replaceFirst("\\?.*", "").replaceFirst("//.*@", "//"));
  }

  private static DatabaseAddress sqlite(String rest) {
    String path = rest.replaceFirst("^file:", "").replaceFirst("^//(?=/)", "");
    try {
      return DatabaseAddress.sqlite(Path.of(path.replaceFirst("\\?.*", "")));
    } catch (InvalidPathException e) {
      throw new BridgeException("no file can have the name " + path, e);
    }
  }

  private static DatabaseAddress url(String text) {
    try {
      URI uri = new URI(text);
      @Nullable String host = uri.getHost();
      String name = Optional.ofNullable(uri.getRawPath()).orElse("").replaceFirst("^/", "");
      if (name.contains("@") || name.contains("/")) {
        throw new URISyntaxException("", "the rest of a password, most likely");
      }
      if (host == null || name.isEmpty()) {
        throw new BridgeException("a database's address names a host and a database");
      }
      boolean mysql = text.startsWith("mysql:") || text.startsWith("mariadb:");
      String[] who = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
      int port = uri.getPort() > 0 ? uri.getPort() : mysql ? 3306 : 5432;
      return DatabaseAddress.remote(
          mysql ? Engine.MYSQL : Engine.POSTGRES,
          host + ":" + port + "/" + name,
          decoded(who[0]),
          who.length > 1 ? decoded(who[1]) : "",
          mysql ? Map.of() : query(uri.getRawQuery()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      // neither the text nor the cause is repeated: there may be a password in it
      throw new BridgeException(
          "not an address of a database; write mysql://USER:PASSWORD@HOST"
              + "/NAME or postgres://… with special characters percent-encoded");
    }
  }

  private static Map<String, String> query(@Nullable String query) {
    Map<String, String> options = new HashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        options.put(decoded(parts[0]), decoded(parts[1]));
      }
    }
    return options;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static DatabaseAddress goMysql(String text) {
    Matcher dsn = GO_MYSQL.matcher(text);
    if (!dsn.matches()) {
      throw new BridgeException("DatabaseURL is no address of a MySQL database");
    }
    String user = Optional.ofNullable(dsn.group("user")).orElse("");
    String password = Optional.ofNullable(dsn.group("password")).orElse("");
    String host = Optional.ofNullable(dsn.group("host")).orElse("");
    boolean socket = "unix".equals(dsn.group("net"));
    String place = socket || host.matches(".*:[0-9]+") ? host : host + ":3306";
    return mysql(
        place.startsWith(":") ? "127.0.0.1" + place : place,
        socket,
        dsn.group("name"),
        user,
        password);
  }

  /**
   * A MySQL database as conf.ini names it. Its {@code Charset} does not matter: the server converts
   * to the Unicode that the driver speaks.
   *
   * @param place host and port, or a socket's path
   */
  static DatabaseAddress mysql(
      String place, boolean socket, String name, String user, String password) {
    String host = socket ? "localhost" : place;
    Map<String, String> options = socket ? Map.of("localSocket", place) : Map.of();
    return DatabaseAddress.remote(Engine.MYSQL, host + "/" + name, user, password, options);
  }

  private static DatabaseAddress goPostgres(String text) {
    Map<String, String> words = new HashMap<>();
    Matcher word = GO_POSTGRES.matcher(text);
    while (word.find()) {
      words.put(word.group(1), word.group(2).replaceAll("^'|'$", ""));
    }
    String host = words.getOrDefault("host", "localhost");
    if (host.startsWith("/")) {
      throw new BridgeException(
          "PostgreSQL behind a Unix socket cannot be reached: name its port"
              + " with --from postgres://… and the folder with --files");
    }
    String name = words.getOrDefault("dbname", words.getOrDefault("user", ""));
    return DatabaseAddress.remote(
        Engine.POSTGRES,
        host + ":" + words.getOrDefault("port", "5432") + "/" + name,
        words.getOrDefault("user", ""),
        words.getOrDefault("password", ""),
        words.containsKey("sslmode") ? Map.of("sslmode", words.get("sslmode")) : Map.of());
  }

  /** A PostgreSQL database as conf.ini names it. */
  static DatabaseAddress postgres(
      String host, int port, String name, String user, String password) {
    if (host.startsWith("/")) {
      return goPostgres("host=/");
    }
    return DatabaseAddress.remote(
        Engine.POSTGRES,
        (host.isEmpty() ? "localhost" : host) + ":" + port + "/" + name,
        user,
        password,
        Map.of("sslmode", "disable"));
  }
}
