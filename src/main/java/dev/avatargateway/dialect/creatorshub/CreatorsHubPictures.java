package dev.avatargateway.dialect.creatorshub;

import dev.avatargateway.core.Avatars;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Sha256;
import dev.avatargateway.core.Sitting;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.PictureHeaders;
import dev.avatargateway.http.Preconditions;
import dev.avatargateway.http.Ranges;
import dev.avatargateway.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The pictures behind the addresses that this door gives out, served to everybody: versioned ones,
 * which never change, and the placeholder.
 */
final class CreatorsHubPictures {

  static final String VERSION = "/{version}/userAvatars/{id}/avatar.jpg";
  static final String PLACEHOLDER = "/images/user-placeholder.png";

  private static final Pattern MILLIS = Pattern.compile("[1-9][0-9]{0,17}");

  private final Avatars avatars;
  private final CreatorsHubReplies replies;
  private final Supplier<String> publicUrl;
  private final Cut master;
  private final byte[] placeholder = load();
  private final String placeholderTag = tag(Sha256.of(placeholder).hex().substring(0, 16));

  CreatorsHubPictures(
      Avatars avatars, CreatorsHubReplies replies, Supplier<String> publicUrl, Cut master) {
    this.avatars = avatars;
    this.replies = replies;
    this.publicUrl = publicUrl;
    this.master = master;
  }

  String url(Sitting sitting) {
    return "%s/%d/userAvatars/%s/avatar.jpg"
        .formatted(
            publicUrl.get(),
            sitting.portrait().changedAt(),
            sitting.identity().owner().externalId());
  }

  String placeholderUrl() {
    return publicUrl.get() + PLACEHOLDER;
  }

  Answer version(Request request) {
    String version = request.param("version");
    String id = request.param("id");
    if (!MILLIS.matcher(version).matches() || !UserId.isOne(id)) {
      return gone();
    }
    Owner owner = new Owner(CreatorsHubDialect.SPACE, id);
    long changedAt = Long.parseLong(version);
    Optional<ByteBuffer> picture = avatars.version(owner, changedAt, master);
    return picture
        .map(
            bytes ->
                serve(
                    request,
                    bytes,
                    "image/jpeg",
                    tag(version),
                    Instant.ofEpochMilli(changedAt),
                    "public, max-age=31536000, immutable",
                    "avatar.jpg"))
        .orElseGet(this::gone);
  }

  Answer placeholder(Request request) {
    return serve(
        request,
        ByteBuffer.wrap(placeholder),
        "image/png",
        placeholderTag,
        Instant.EPOCH,
        "public, max-age=86400",
        "user-placeholder.png");
  }

  private Answer serve(
      Request request,
      ByteBuffer bytes,
      String type,
      String tag,
      Instant changed,
      String cacheControl,
      String fileName) {
    Answer tagged = Answer.of(200).with("Cache-Control", cacheControl).with("ETag", tag);
    return switch (Preconditions.evaluate(request, tag, changed)) {
      case NOT_MODIFIED -> tagged.withStatus(304);
      case FAILED -> replies.error(412, "The picture is another one than the request names");
      case PROCEED ->
          ranged(
              request,
              PictureHeaders.on(tagged.with("Content-Type", type), fileName).withBody(bytes));
    };
  }

  private Answer ranged(Request request, Answer whole) {
    Answer answer = Ranges.apply(request, whole);
    if (answer.status() != 416) {
      return answer;
    }
    Answer refused = replies.error(416, "The picture has no such range of bytes");
    return answer
        .header("Content-Range")
        .map(range -> refused.with("Content-Range", range))
        .orElse(refused);
  }

  private Answer gone() {
    return replies.error(404, "There is no such picture");
  }

  private static String tag(String version) {
    return "\"" + version + "\"";
  }

  private static byte[] load() {
    try (InputStream in = CreatorsHubPictures.class.getResourceAsStream("user-placeholder.png")) {
      if (in == null) {
        throw new IllegalStateException("the placeholder is not in the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
