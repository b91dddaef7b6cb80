package dev.avatargateway.dialect.creatorshub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.RetryAfter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** This door's JSON: the address of a picture, or the sentence that says why there is none. */
final class CreatorsHubReplies {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final int unknownStatus;
  private final long maxBytes;

  /**
   * @param maxBytes the largest picture
   */
  CreatorsHubReplies(int unknownStatus, long maxBytes) {
    this.unknownStatus = unknownStatus;
    this.maxBytes = maxBytes;
  }

  /** The body of every success. */
  private record AvatarUrl(@Nullable String avatarUrl) {}

  /** The body of every error. */
  private record AvatarError(@Nullable String avatarUrl, String error) {}

  Answer url(@Nullable String avatarUrl) {
    return json(200, new AvatarUrl(avatarUrl));
  }

  Answer error(int status, String sentence) {
    return json(status, new AvatarError(null, sentence));
  }

  /** Words a refusal of a request that only reads, or of one that changes something. */
  Answer refuse(Refusal refusal, boolean reading) {
    return switch (refusal) {
      case Refusal.NotAuthenticated() ->
          error(401, "A valid token is needed").with("WWW-Authenticate", "Bearer");
      case Refusal.NotAllowed() ->
          error(
              403,
              "This token may not %s this user's avatar".formatted(reading ? "see" : "change"));
      case Refusal.UnknownPerson _ -> error(unknownStatus, "There is no such user");
      case Refusal.TooLarge(long limit, long actual) ->
          // A form's limit has room for its frame, which is of no interest to its sender.
          error(
              413,
              "At most %d bytes are taken%s"
                  .formatted(Math.min(limit, maxBytes), actual < 0 ? "" : "; there are " + actual));
      case Refusal.TooManyPixels(long limit, long actual) ->
          error(413, "The picture has %d pixels; at most %d are taken".formatted(actual, limit));
      case Refusal.NotAnImage(String detected) ->
          error(400, "This is not a picture of a type that is taken but " + detected);
      case Refusal.DamagedImage(var type) ->
          error(400, "The %s picture is damaged or incomplete".formatted(type));
      case Refusal.SourceUnreachable() -> error(400, "The avatarUrl cannot be fetched");
      case Refusal.Malformed(String what) -> error(400, sentence(what));
      case Refusal.MissingPart(String name, _) ->
          error(400, "The form needs one file in the field '%s'".formatted(name));
      case Refusal.Busy(var wait) ->
          RetryAfter.on(error(429, "Too many pictures at once; try again"), wait);
      case Refusal.TooOften(var wait) ->
          RetryAfter.on(error(429, "Too many requests; try again later"), wait);
      case Refusal.StorageFull() ->
          error(507, "There is no room for more pictures; nothing was changed");
      case Refusal.ProductUnreachable _ ->
          error(503, "CreatorsHub does not answer; try again").with("Retry-After", "5");
      case Refusal.StorageUnavailable() ->
          error(503, "The picture cannot be stored or read now; nothing was changed");
    };
  }

  private static String sentence(String what) {
    return what.substring(0, 1).toUpperCase(Locale.ROOT)
        + what.substring(1).replaceFirst("\\.$", "");
  }

  private static Answer json(int status, Object body) {
    try {
      return Answer.of(status)
          .with("Content-Type", "application/json; charset=utf-8")
          .with("Cache-Control", "private, no-cache")
          .with("X-Content-Type-Options", "nosniff")
          .with("Vary", "Authorization, Cookie")
          .withBody(MAPPER.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
