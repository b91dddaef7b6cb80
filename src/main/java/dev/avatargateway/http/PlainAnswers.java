package dev.avatargateway.http;

import java.util.Locale;
import org.eclipse.jetty.http.HttpStatus;

/** The short texts for requests that belong to no dialect. */
final class PlainAnswers {

  private PlainAnswers() {}

  static Answer of(int status) {
    String reason = HttpStatus.getMessage(status).toLowerCase(Locale.ROOT);
    return Answer.of(status)
        .with("Content-Type", "text/plain; charset=utf-8")
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store")
        .withBody(status + " " + reason + "\n");
  }
}
