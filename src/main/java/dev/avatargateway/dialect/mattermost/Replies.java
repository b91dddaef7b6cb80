package dev.avatargateway.dialect.mattermost;

import dev.avatargateway.http.Answer;
import dev.avatargateway.http.GoJson;
import dev.avatargateway.http.PictureHeaders;
import dev.avatargateway.http.Request;
import java.nio.ByteBuffer;

/** Answers with the headers that Mattermost puts on everything its router knows. */
final class Replies {

  private final MattermostSettings settings;

  Replies(MattermostSettings settings) {
    this.settings = settings;
  }

  Answer ok(Request request) {
    return json(request, 200, RequestId.fresh()).withBody("{\"status\":\"OK\"}");
  }

  Answer error(Request request, AppError error) {
    String requestId = RequestId.fresh();
    return json(request, error.status(), requestId)
        .withBody(GoJson.write(ErrorBody.of(error, "", requestId)));
  }

  /** What the product's limiter says, which stands before all else and is not JSON. */
  static Answer limitExceeded() {
    return Answer.of(429)
        .with("Content-Type", "text/plain; charset=utf-8")
        .with("X-Content-Type-Options", "nosniff")
        .withBody("limit exceeded\n");
  }

  Answer closed(Request request, Session.Closed closed) {
    Answer answer = error(request, closed.error());
    return closed.endsCookie()
        ? answer.with(
            "Set-Cookie", "MMAUTHTOKEN=; Path=" + settings.siteSubpath() + "; Max-Age=0; HttpOnly")
        : answer;
  }

  /** A 304, without the type that Go's server drops and without an age. */
  Answer unchanged(Request request, String etag) {
    return routed(request, 304, RequestId.fresh()).with("Etag", etag);
  }

  Answer picture(Request request, ByteBuffer png, CacheFor cacheFor) {
    Answer answer =
        routed(request, 200, RequestId.fresh())
            .with("Content-Type", "image/png")
            .with("Cache-Control", cacheControl(cacheFor))
            .withBody(png);
    return PictureHeaders.on(answer, "profile.png");
  }

  /** How long a picture may be shown without asking again. */
  enum CacheFor {
    /** As long as the operator said. */
    USUAL,
    /** Five minutes: it stands in for a picture that could not be read. */
    SHORT
  }

  private String cacheControl(CacheFor cacheFor) {
    return switch (cacheFor) {
      case SHORT -> "max-age=300, private";
      case USUAL ->
          settings.maxAge() == 0
              ? "private, no-cache"
              : "max-age=" + settings.maxAge() + ", private";
    };
  }

  private Answer json(Request request, int status, String requestId) {
    return routed(request, status, requestId).with("Content-Type", "application/json");
  }

  private Answer routed(Request request, int status, String requestId) {
    Answer answer =
        Answer.of(status)
            .with("X-Request-Id", requestId)
            .with("X-Version-Id", settings.versionId())
            .with("Permissions-Policy", "")
            .with("X-Content-Type-Options", "nosniff")
            .with("Referrer-Policy", "no-referrer")
            .with("Vary", "Accept-Encoding");
    boolean read = request.method().equals("GET") || request.method().equals("HEAD");
    return read ? answer.with("Expires", "0") : answer;
  }
}
