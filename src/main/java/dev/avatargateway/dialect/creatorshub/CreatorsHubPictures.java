package dev.avatargateway.dialect.creatorshub;

import dev.avatargateway.core.Avatars;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Sha256;
import dev.avatargateway.core.Sitting;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Glance;
import dev.avatargateway.http.PictureHeaders;
import dev.avatargateway.http.PortraitGlance;
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
        .map(bytes -> serve(request, bytes, versioned(version), Instant.ofEpochMilli(changedAt)))
        .orElseGet(this::gone);
  }

  /** The present version from memory. */
  Optional<Glance> glance(Request request) {
    String version = request.param("version");
    String id = request.param("id");
    if (!MILLIS.matcher(version).matches() || !UserId.isOne(id)) {
      return Optional.empty();
    }
    Owner owner = new Owner(CreatorsHubDialect.SPACE, id);
    long changedAt = Long.parseLong(version);
    return Optional.of(
        new PortraitGlance(
            _ ->
                avatars
                    .glance(owner, Optional.empty())
                    .filter(sitting -> sitting.portrait().changedAt() == changedAt),
            sitting -> words(versioned(version), sitting)));
  }

  private Optional<PortraitGlance.Words> words(Words words, Sitting sitting) {
    return sitting
        .portrait()
        .picture()
        .flatMap(picture -> picture.rendition(master.name()))
        .map(
            rendition ->
                PortraitGlance.Words.tagged(
                    Ranges.offer(words.whole()),
                    () -> avatars.glance(rendition),
                    words.unchanged()));
  }

  private static Words versioned(String version) {
    return Words.of(
        "image/jpeg", tag(version), "public, max-age=31536000, immutable", "avatar.jpg");
  }

  Answer placeholder(Request request) {
    return serve(
        request,
        ByteBuffer.wrap(placeholder),
        Words.of("image/png", placeholderTag, "public, max-age=86400", "user-placeholder.png"),
        Instant.EPOCH);
  }

  private Answer serve(Request request, ByteBuffer bytes, Words words, Instant changed) {
    return switch (Preconditions.evaluate(request, words.tag(), changed)) {
      case NOT_MODIFIED -> words.unchanged();
      case FAILED -> replies.error(412, "The picture is another one than the request names");
      case PROCEED -> ranged(request, words.whole().withBody(bytes));
    };
  }

  /** The answers that a picture may have, without its bytes. */
  private record Words(String tag, Answer whole, Answer unchanged) {

    static Words of(String type, String tag, String cacheControl, String fileName) {
      Answer tagged = Answer.of(200).with("Cache-Control", cacheControl).with("ETag", tag);
      return new Words(
          tag,
          PictureHeaders.on(tagged.with("Content-Type", type), fileName),
          tagged.withStatus(304));
    }
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
