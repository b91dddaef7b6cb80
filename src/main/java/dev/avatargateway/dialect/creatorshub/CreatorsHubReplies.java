package dev.avatargateway.dialect.creatorshub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.http.Answer;
import org.jspecify.annotations.Nullable;

/** This door's JSON: the address of a picture, or the sentence that says why there is none. */
final class CreatorsHubReplies {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final int unknownStatus;

  CreatorsHubReplies(int unknownStatus) {
    this.unknownStatus = unknownStatus;
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

  Answer refuse(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotAuthenticated() ->
          error(401, "A valid token is needed").with("WWW-Authenticate", "Bearer");
      case Refusal.NotAllowed() -> error(403, "This token may not change this user's avatar");
      case Refusal.UnknownPerson unknown -> error(unknownStatus, "There is no such user");
      case Refusal.TooLarge(long limit, long actual) ->
          error(
              413,
              "The picture is larger than %d bytes%s"
                  .formatted(limit, actual < 0 ? "" : ": it has " + actual));
      case Refusal.TooManyPixels(long limit, long actual) ->
          error(413, "The picture has %d pixels; at most %d are taken".formatted(actual, limit));
      case Refusal.NotAnImage(String detected) ->
          error(400, "This is not a picture of a known type but " + detected);
      case Refusal.DamagedImage(var type) ->
          error(400, "The %s picture is damaged or incomplete".formatted(type));
      case Refusal.SourceUnreachable() -> error(400, "The avatarUrl cannot be fetched");
      case Refusal.Malformed(String what) -> error(400, what);
      case Refusal.MissingPart(String name, String what) ->
          error(400, "The form needs one file in the field '%s'".formatted(name));
      case Refusal.Busy(var retryAfter) ->
          error(503, "Too many pictures at once; try again")
              .with("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
      case Refusal.ProductUnreachable(var space) ->
          error(503, "CreatorsHub does not answer; try again").with("Retry-After", "5");
      case Refusal.StorageUnavailable() ->
          error(503, "The picture cannot be stored or read now; nothing was changed")
              .with("Retry-After", "5");
    };
  }

  private static Answer json(int status, Object body) {
    try {
      return Answer.of(status)
          .with("Content-Type", "application/json; charset=utf-8")
          .with("Cache-Control", "private, no-cache")
          .with("X-Content-Type-Options", "nosniff")
          .withBody(MAPPER.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
