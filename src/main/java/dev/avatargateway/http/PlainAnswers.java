package dev.avatargateway.http;

import java.util.Locale;
import org.eclipse.jetty.http.HttpStatus;

/** Plain texts, for the operator's pages and for requests that belong to no dialect. */
public final class PlainAnswers {

  private PlainAnswers() {}

  /** What the status is called. */
  public static Answer of(int status) {
    String reason = HttpStatus.getMessage(status).toLowerCase(Locale.ROOT);
    return text(status, status + " " + reason + "\n");
  }

  /** A text that nobody keeps. */
  public static Answer text(int status, String text) {
    return Answer.of(status)
        .with("Content-Type", "text/plain; charset=utf-8")
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store")
        .withBody(text);
  }
}
