package dev.avatargateway.dialect.mattermost;

import dev.avatargateway.http.Answer;
import dev.avatargateway.http.GoJson;
import dev.avatargateway.http.PictureHeaders;
import dev.avatargateway.http.Request;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Answers with the headers that Mattermost puts on everything its router knows. */
final class Replies {

  private static final String REQUEST_ID = "X-Request-Id";

  private final MattermostSettings settings;
  private final Answer routed;
  private final Answer read;
  private final Map<CacheFor, Answer> pictures = new EnumMap<>(CacheFor.class);

  Replies(MattermostSettings settings) {
    this.settings = settings;
    routed =
        Answer.of(200)
            .withFresh(REQUEST_ID, RequestId::fresh)
            .with("X-Version-Id", settings.versionId())
            .with("Permissions-Policy", "")
            .with("X-Content-Type-Options", "nosniff")
            .with("Referrer-Policy", "no-referrer")
            .with("Vary", "Accept-Encoding");
    read = routed.with("Expires", "0");
    for (CacheFor time : CacheFor.values()) {
      pictures.put(
          time,
          PictureHeaders.on(
              read.with("Content-Type", "image/png").with("Cache-Control", cacheControl(time)),
              "profile.png"));
    }
  }

  Answer ok(Request request) {
    return json(request, 200).withBody("{\"status\":\"OK\"}");
  }

  Answer error(Request request, AppError error) {
    String requestId = RequestId.fresh();
    return json(request, error.status())
        .with(REQUEST_ID, requestId)
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
  Answer unchanged(String etag) {
    return read.withStatus(304).with("Etag", etag);
  }

  /** A picture, still without its bytes. */
  Answer picture(CacheFor cacheFor) {
    return Objects.requireNonNull(pictures.get(cacheFor));
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

  private Answer json(Request request, int status) {
    boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
    return (isRead ? read : routed).withStatus(status).with("Content-Type", "application/json");
  }
}
