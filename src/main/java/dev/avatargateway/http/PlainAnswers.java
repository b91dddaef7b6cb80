package dev.avatargateway.http;

/** The short texts for requests that belong to no dialect. */
final class PlainAnswers {

  private PlainAnswers() {}

  static Answer notFound() {
    return text(404, "404 not found");
  }

  static Answer badRequest() {
    return text(400, "400 bad request");
  }

  static Answer internalError() {
    return text(500, "500 internal server error");
  }

  static Answer text(int status, String text) {
    return Answer.of(status)
        .with("Content-Type", "text/plain; charset=utf-8")
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store")
        .withBody(text + "\n");
  }
}
