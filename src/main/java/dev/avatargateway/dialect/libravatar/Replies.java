package dev.avatargateway.dialect.libravatar;

import dev.avatargateway.core.ImageType;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.PictureHeaders;
import dev.avatargateway.http.Request;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The answers of this door, all of which other sites' pages may read. */
final class Replies {

  static final String KEPT = "public, max-age=300";

  /** For what may be another picture at any moment. */
  static final String KEPT_SHORTLY = "public, max-age=60";

  private static final int LONGEST_LINK = 1024;
  private static final Pattern LINKED = Pattern.compile("[A-Za-z0-9/._~%&=?+:-]*");

  private final Supplier<String> publicUrl;

  Replies(Supplier<String> publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** What a picture and the answer to who has it already share. */
  Answer versioned(int status, String etag, String modified, String keptFor) {
    return open(status, keptFor).with("ETag", etag).with("Last-Modified", modified);
  }

  /** A picture without its bytes. */
  Answer picture(Request request, Answer versioned, ImageType type) {
    Answer answer =
        PictureHeaders.on(
            versioned.with("Content-Type", type.mediaType()), "avatar." + type.extension());
    return canonical(request).map(link -> answer.with("Link", link)).orElse(answer);
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
    return Answer.of(status)
        .with("Cache-Control", keptFor)
        .with("Access-Control-Allow-Origin", "*");
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
