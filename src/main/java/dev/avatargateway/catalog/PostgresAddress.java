package dev.avatargateway.catalog;

import dev.avatargateway.core.Credential;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Where a PostgreSQL database is and how to get in; its printed form holds nothing secret. */
public final class PostgresAddress {

  private static final int CONNECT_SECONDS = 2;
  private static final int SIGN_IN_SECONDS = 5;

  private static final int SESSION_LETTERS = 8;

  /** The driver would take the user and the password for a part of the host's name. */
  private static final Pattern AUTHORITY_WITH_USER = Pattern.compile("^jdbc:postgresql://[^/?]*@");

  private final String url;
  private final Optional<String> user;
  private final Optional<Credential> password;
  private final String name;
  private final String session =
      PostgresSessions.PREFIX + UUID.randomUUID().toString().substring(0, SESSION_LETTERS);

  private PostgresAddress(
      String url, Optional<String> user, Optional<Credential> password, String name) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.name = name;
  }

  /**
   * @param url such as {@code jdbc:postgresql://db.example.org/avatars?sslmode=require}; it may
   *     name several hosts, a user and a password, as the driver's documentation says
   * @param user who signs in, instead of the one in the address
   * @param password with what, instead of that in the address
   * @throws IllegalArgumentException with words that do not repeat the address
   */
  public static PostgresAddress of(
      String url, Optional<String> user, Optional<Credential> password) {
    @Nullable Properties parts = parse(url);
    if (parts == null) {
      throw new IllegalArgumentException("must be an address such as jdbc:postgresql://HOST/NAME");
    }
    String[] hosts = word(parts, PGProperty.PG_HOST).split(",", -1);
    String[] ports = word(parts, PGProperty.PG_PORT).split(",", -1);
    String first = hosts[0] + (ports[0].equals("5432") ? "" : ":" + ports[0]);
    String others = hosts.length > 1 ? " and others" : "";
    String database = word(parts, PGProperty.PG_DBNAME);
    return new PostgresAddress(
        url, user, password, "the database " + database + " on " + first + others);
  }

  private static @Nullable Properties parse(String url) {
    if (!url.startsWith("jdbc:postgresql:") || AUTHORITY_WITH_USER.matcher(url).find()) {
      return null;
    }
    try {
      return Driver.parseURL(url, null);
    } catch (RuntimeException e) {
      // The driver's own words may repeat the address.
      return null;
    }
  }

  private static String word(Properties parts, PGProperty property) {
    @Nullable String word = property.getOrDefault(parts);
    return word == null ? "" : word;
  }

  /**
   * Gives out connections to it.
   *
   * @param patience a number of seconds after which a silent server counts as gone
   */
  KnockingDataSource source(int patience) {
    KnockingDataSource source = new KnockingDataSource();
    source.setUrl(url);
    user.ifPresent(source::setUser);
    password.map(Credential::secret).ifPresent(source::setPassword);
    source.setTcpKeepAlive(true);
    source.setApplicationName(session);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(SIGN_IN_SECONDS);
    source.setSocketTimeout(patience);
    return source;
  }

  /** What its connections are called in the database, other than those of anybody else. */
  String session() {
    return session;
  }

  @Override
  public String toString() {
    return name;
  }
}
