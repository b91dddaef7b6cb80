package dev.avatargateway.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Range requests (RFC 9110, section 14), answered in the words of Go's file server. */
public final class Ranges {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ranges() {}

  /**
   * Turns a whole answer with a strong {@code ETag} or a {@code Last-Modified} into what the
   * request's {@code Range} and {@code If-Range} ask for: 206 with one piece or several, 416, or
   * the whole, which then says that ranges are served. Other answers than 200 to GET and HEAD are
   * left as they are.
   */
  public static Answer apply(Request request, Answer whole) {
    boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
    if (!reading || whole.status() != 200) {
      return whole;
    }
    Answer answer = offer(whole);
    Optional<String> range = request.header("Range").filter(r -> !r.isEmpty());
    if (range.isEmpty() || !isCurrent(request.header("If-Range"), whole)) {
      return answer;
    }
    int size = answer.body().remaining();
    try {
      List<ByteRange> ranges = ByteRange.parse(range.get(), size);
      return switch (ranges.size()) {
        case 0 -> answer;
        case 1 -> one(answer, ranges.getFirst(), size);
        default -> several(answer, ranges, size);
      };
    } catch (ByteRange.UnsatisfiableException e) {
      return unsatisfiable(e.isBeyondEnd(), size);
    }
  }

  /** Says on a whole answer that ranges are served. */
  public static Answer offer(Answer whole) {
    return whole.with("Accept-Ranges", "bytes");
  }

  /** Whether the pieces that a client has are of this very representation. */
  private static boolean isCurrent(Optional<String> ifRange, Answer whole) {
    if (ifRange.isEmpty()) {
      return true;
    }
    String validator = ifRange.get().strip();
    if (validator.startsWith("\"") || validator.startsWith("W/")) {
      return whole.header("ETag").filter(validator::equals).isPresent()
          && !validator.startsWith("W/");
    }
    Optional<HttpDate> date = HttpDate.parse(validator);
    return date.isPresent() && date.equals(whole.header("Last-Modified").flatMap(HttpDate::parse));
  }

  private static Answer one(Answer whole, ByteRange range, int size) {
    return whole
        .withStatus(206)
        .with("Content-Range", range.of(size))
        .withBody(piece(whole, range));
  }

  private static ByteBuffer piece(Answer whole, ByteRange range) {
    return whole.body().slice(range.first(), range.length());
  }

  private static Answer several(Answer whole, List<ByteRange> ranges, int size) {
    byte[] random = new byte[15];
    RANDOM.nextBytes(random);
    String boundary = HexFormat.of().formatHex(random);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (ByteRange range : ranges) {
      body.writeBytes(ascii((body.size() == 0 ? "" : "\r\n") + "--" + boundary + "\r\n"));
      body.writeBytes(ascii("Content-Range: " + range.of(size) + "\r\n"));
      whole
          .header("Content-Type")
          .ifPresent(type -> body.writeBytes(ascii("Content-Type: " + type + "\r\n")));
      body.writeBytes(ascii("\r\n"));
      byte[] bytes = new byte[range.length()];
      piece(whole, range).get(bytes);
      body.writeBytes(bytes);
    }
    body.writeBytes(ascii("\r\n--" + boundary + "--\r\n"));
    return whole
        .withStatus(206)
        .with("Content-Type", "multipart/byteranges; boundary=" + boundary)
        .withBody(body.toByteArray());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Answer unsatisfiable(boolean beyondEnd, int size) {
    Answer answer =
        Answer.of(416)
            .with("Content-Type", "text/plain; charset=utf-8")
            .with("X-Content-Type-Options", "nosniff");
    return beyondEnd
        ? answer
            .with("Content-Range", "bytes */" + size)
            .withBody("invalid range: failed to overlap\n")
        : answer.withBody("invalid range\n");
  }
}
