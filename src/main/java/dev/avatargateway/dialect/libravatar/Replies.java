package dev.avatargateway.dialect.libravatar;

import dev.avatargateway.core.ImageType;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.PictureHeaders;
import dev.avatargateway.http.Request;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The answers of this door, all of which other sites' pages may read. */
final class Replies {

  static final String CACHE_CONTROL = "Cache-Control";

  /** For what may be another picture at any moment. */
  static final String KEPT_SHORTLY = "public, max-age=60";

  private static final String KEPT = "public, max-age=300";

  private static final int LONGEST_LINK = 256;
  private static final Pattern LINKED = Pattern.compile("[A-Za-z0-9/._~%&=?+:-]*");

  private final Supplier<String> publicUrl;
  private final Map<ImageType, Answer> pictures = new EnumMap<>(ImageType.class);

  Replies(Supplier<String> publicUrl) {
    this.publicUrl = publicUrl;
    for (ImageType type : List.of(ImageType.JPEG, ImageType.PNG)) {
      pictures.put(
          type,
          PictureHeaders.on(
              open(200, KEPT).with("Content-Type", type.mediaType()),
              "avatar." + type.extension()));
    }
  }

  /**
   * What caches tell one picture from the next by.
   *
   * @param etag quoted and strong
   * @param modified as a header has it
   */
  record Version(String etag, String modified) {

    private Answer on(Answer answer) {
      return answer.with("ETag", etag).with("Last-Modified", modified);
    }
  }

  /** A picture without its bytes. */
  Answer picture(Request request, ImageType type, Version version) {
    Answer answer = version.on(Objects.requireNonNull(pictures.get(type)));
    return canonical(request).map(link -> answer.with("Link", link)).orElse(answer);
  }

  /** 304 or 412. */
  Answer withoutPicture(int status, Version version) {
    return version.on(open(status, KEPT));
  }

  Answer elsewhere(String location) {
    return open(302, KEPT).with("Location", location);
  }

  Answer nothing() {
    return text(open(404, KEPT_SHORTLY), "There is no such picture");
  }

  Answer error(int status, String words) {
    return text(open(status, "no-store"), words);
  }

  private static Answer open(int status, String keptFor) {
    return Answer.of(status).with(CACHE_CONTROL, keptFor).with("Access-Control-Allow-Origin", "*");
  }

  private static Answer text(Answer answer, String words) {
    return answer
        .with("Content-Type", "text/plain; charset=utf-8")
        .with("X-Content-Type-Options", "nosniff")
        .withBody(words + "\n");
  }

  /** The address asked for, where it is one that a header can hold as it is. */
  private Optional<String> canonical(Request request) {
    String target = request.target();
    return target.length() <= LONGEST_LINK && LINKED.matcher(target).matches()
        ? Optional.of("<" + publicUrl.get() + target + ">; rel=\"canonical\"")
        : Optional.empty();
  }
}
