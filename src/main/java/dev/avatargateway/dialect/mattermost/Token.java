package dev.avatargateway.dialect.mattermost;

import dev.avatargateway.core.Credential;
import dev.avatargateway.http.Request;
import java.util.Locale;
import java.util.Optional;

/**
 * The session token of a request.
 *
 * @param credential the token
 * @param place where it stood
 */
record Token(Credential credential, Place place) {

  /** Where a token may stand. */
  enum Place {
    COOKIE,
    HEADER,
    QUERY
  }

  /**
   * The first that is there counts, in Mattermost's order. A cookie counts although it is empty,
   * and so do the words Bearer and token without anything behind them.
   */
  static Optional<Token> of(Request request) {
    Optional<String> cookie = request.cookie("MMAUTHTOKEN");
    if (cookie.isPresent()) {
      return token(cookie.get(), Place.COOKIE);
    }
    String authorization = request.header("Authorization").orElse("");
    if (begins(authorization, "bearer")) {
      return token(authorization.substring("bearer ".length()), Place.HEADER);
    }
    if (begins(authorization, "token")) {
      return token(authorization.substring("token ".length()), Place.HEADER);
    }
    return token(request.query("access_token").orElse(""), Place.QUERY);
  }

  /** Whether a word stands first, in any case, with one more character, whatever it is. */
  private static boolean begins(String authorization, String word) {
    return authorization.length() > word.length()
        && authorization.substring(0, word.length()).toLowerCase(Locale.ROOT).equals(word);
  }

  private static Optional<Token> token(String secret, Place place) {
    return secret.isEmpty()
        ? Optional.empty()
        : Optional.of(new Token(new Credential(secret), place));
  }
}
