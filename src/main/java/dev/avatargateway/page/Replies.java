package dev.avatargateway.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.RetryAfter;
import java.nio.ByteBuffer;

/** The answers of the page's own paths, none of which anybody may keep. */
final class Replies {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private static final int MEBIBYTE = 1 << 20;
  private static final int MILLION = 1_000_000;

  private final Texts texts;

  Replies(Texts texts) {
    this.texts = texts;
  }

  /** The body of every error: a word for programs, and a sentence for people. */
  private record Trouble(String error, String message) {}

  Answer json(Object body) {
    return json(200, body);
  }

  Answer done() {
    return fresh(204);
  }

  Answer picture(ImageType type, ByteBuffer bytes) {
    return fresh(200)
        .with("Content-Type", type == ImageType.PNG ? "image/png" : "image/jpeg")
        .with("Content-Security-Policy", "default-src 'none'; sandbox")
        .withBody(bytes);
  }

  Answer notFound() {
    return trouble(404, "not-found", texts.get("errorNotFound"));
  }

  Answer methodNotAllowed(String allowed) {
    return trouble(405, "method-not-allowed", texts.get("errorNotFound")).with("Allow", allowed);
  }

  Answer failed() {
    return trouble(500, "failed", texts.get("errorFailed"));
  }

  Answer refuse(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotAuthenticated() -> trouble(401, "signed-out", texts.get("errorSignedOut"));
      case Refusal.NotAllowed() -> trouble(403, "not-allowed", texts.get("errorNotAllowed"));
      case Refusal.UnknownPerson _ -> trouble(404, "unknown", texts.get("errorUnknown"));
      case Refusal.TooLarge(long limit, long _) ->
          trouble(413, "too-large", texts.get("errorTooLarge", Math.max(1, limit / MEBIBYTE)));
      case Refusal.TooManyPixels(long limit, long _) ->
          trouble(413, "too-many-pixels", texts.get("errorTooManyPixels", limit / MILLION));
      case Refusal.NotAnImage _ -> trouble(415, "not-a-picture", texts.get("errorNotAPicture"));
      case Refusal.DamagedImage _ -> trouble(422, "damaged", texts.get("errorDamaged"));
      case Refusal.Malformed(String what) -> trouble(400, "malformed", what);
      case Refusal.MissingPart(String _, String what) -> trouble(400, "malformed", what);
      case Refusal.Busy(var wait) ->
          RetryAfter.on(trouble(503, "busy", texts.get("errorBusy")), wait);
      case Refusal.TooOften(var wait) ->
          RetryAfter.on(trouble(429, "too-often", texts.get("errorTooOften")), wait);
      case Refusal.ProductUnreachable _ ->
          trouble(503, "product-away", texts.get("errorProductAway")).with("Retry-After", "5");
      case Refusal.StorageUnavailable() -> trouble(503, "store-away", texts.get("errorStoreAway"));
      case Refusal.StorageFull() -> trouble(507, "store-full", texts.get("errorStoreFull"));
      // Nothing is fetched for the page.
      case Refusal.SourceUnreachable() -> failed();
    };
  }

  Answer linkSpent() {
    return trouble(401, "link-spent", texts.get("errorLinkSpent"));
  }

  private Answer trouble(int status, String error, String message) {
    return json(status, new Trouble(error, message));
  }

  private static Answer json(int status, Object body) {
    try {
      return fresh(status)
          .with("Content-Type", "application/json; charset=utf-8")
          .withBody(MAPPER.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer fresh(int status) {
    return Answer.of(status)
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff")
        .with("Cross-Origin-Resource-Policy", "same-origin");
  }
}
