package dev.avatargateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;

/** A parser that knows how a request line began which it could not read to its end. */
final class RequestLineParser extends HttpParser {

  private static final Set<State> LINE = EnumSet.range(State.START, State.REQUEST_VERSION);

  /** Enough for a dialect to see that the target is longer than any that it has a word for. */
  private final byte[] start = new byte[2560];

  private int length;

  RequestLineParser(RequestHandler handler, int maxHeaderBytes, HttpCompliance compliance) {
    super(handler, maxHeaderBytes, compliance);
  }

  @Override
  public boolean parseNext(ByteBuffer buffer) {
    if (isStart()) {
      length = 0;
    }
    if (LINE.contains(getState())) {
      int more = Math.min(start.length - length, buffer.remaining());
      buffer.get(buffer.position(), start, length, more);
      length += more;
    }
    return super.parseNext(buffer);
  }

  /** The beginning of the target, or {@code ""} when not even that came. */
  String targetSoFar() {
    String[] words =
        new String(start, 0, length, StandardCharsets.ISO_8859_1).strip().split("[ \r\n]", 3);
    return words.length < 2 ? "" : words[1];
  }
}
