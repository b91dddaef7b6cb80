package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.core.Credential;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A MySQL address as Mattermost's settings hold it: {@code user:pw@tcp(host:3306)/db?…}. */
final class GoMysqlDsn {

  /** Greedy at first: a password may hold anything, even what looks like the rest. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<login>.*)@)?(?<net>[a-z0-9]+)\\((?<host>[^()]*)\\)"
              + "/(?<db>[^/?]+)(?:\\?(?<query>.*))?",
          Pattern.DOTALL);

  private static final Pattern TLS = Pattern.compile("(?:^|&)tls=([^&]*)");

  private GoMysqlDsn() {}

  static boolean looksLikeOne(String text) {
    return FORM.matcher(text).matches();
  }

  static DatabaseAddress parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new BridgeException("a MySQL address has the form USER:PASSWORD@tcp(HOST:3306)/DB");
    }
    if (!parts.group("net").equals("tcp")) {
      throw new BridgeException("MySQL is reached by tcp(HOST:3306) only, not by a socket file");
    }
    String login = parts.group("login") == null ? "" : parts.group("login");
    int colon = login.indexOf(':');
    String host = parts.group("host").isEmpty() ? "127.0.0.1:3306" : parts.group("host");
    String url = "jdbc:mariadb://" + host + "/" + parts.group("db");
    return new DatabaseAddress(
        url,
        url,
        Map.of("sslMode", sslMode(parts.group("query") == null ? "" : parts.group("query"))),
        Optional.of(colon < 0 ? login : login.substring(0, colon)).filter(s -> !s.isEmpty()),
        Optional.of(colon < 0 ? "" : login.substring(colon + 1))
            .filter(s -> !s.isEmpty())
            .map(Credential::new));
  }

  private static String sslMode(String query) {
    Matcher tls = TLS.matcher(query);
    return switch (tls.find() ? tls.group(1) : "false") {
      case "true" -> "verify-full";
      case "skip-verify", "preferred" -> "trust";
      default -> "disable";
    };
  }
}
