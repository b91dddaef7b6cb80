package dev.avatargateway.dialect.cloudreve;

import dev.avatargateway.http.Answer;
import dev.avatargateway.http.GoJson;
import dev.avatargateway.http.Request;

/** The answers that are not pictures. */
final class Replies {

  static final String CACHE_CONTROL = "Cache-Control";

  /** What every JSON answer carries, and a picture that was asked for with {@code nocache}. */
  static final String NOT_CACHED = "private, no-cache";

  private Replies() {}

  static Answer success() {
    return json(Envelope.SUCCESS);
  }

  static Answer complaint(Request request, Complaint complaint) {
    return json(Envelope.of(complaint, CorrelationId.of(request))).asRefusal();
  }

  /** Without a correlation id: as v4 words what it could not bind, and v3 everything. */
  static Answer terse(Complaint complaint) {
    return json(Envelope.of(complaint, null)).asRefusal();
  }

  /** What the product's router says of a path or method it does not know. */
  static Answer pageNotFound() {
    return Answer.of(404).with("Content-Type", "text/plain").withBody("404 page not found");
  }

  /** A redirect with the small page that Go writes for it. */
  static Answer redirect(int status, String location) {
    return Answer.of(status)
        .with("Location", location)
        .with("Content-Type", "text/html; charset=utf-8")
        .withBody("<a href=\"" + html(location) + "\">" + reason(status) + "</a>.\n\n");
  }

  private static Answer json(Envelope envelope) {
    return Answer.of(200)
        .with(CACHE_CONTROL, NOT_CACHED)
        .with("Content-Type", "application/json; charset=utf-8")
        .withBody(GoJson.write(envelope));
  }

  private static String reason(int status) {
    return switch (status) {
      case 301 -> "Moved Permanently";
      case 302 -> "Found";
      case 307 -> "Temporary Redirect";
      default -> throw new IllegalArgumentException("not a redirect used here: " + status);
    };
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;");
  }
}
