package dev.avatargateway.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the server sent back for one request. */
@SuppressWarnings("ArrayRecordComponent")
record Answer(int status, List<Header> headers, byte[] body) {
  private static final int SHOWN = 600;

  Answer {
    headers = List.copyOf(headers);
  }

  @Nullable String header(String name) {
    List<String> values =
        headers.stream().filter(header -> header.isNamed(name)).map(Header::value).toList();
    return values.isEmpty() ? null : String.join(", ", values);
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as JSON, which only an answer that calls itself JSON has. */
  JsonNode json() {
    String type = header("content-type");
    String media = type == null ? "" : type.replaceFirst(";.*", "").strip();
    String lower = media.toLowerCase(Locale.ROOT);
    if (!lower.equals("application/json") && !lower.endsWith("+json")) {
      throw new IllegalArgumentException("the answer is no JSON but '" + media + "'");
    }
    return Json.parse(text());
  }

  /** The whole answer for a failure message, bytes that are no text left out. */
  String describe() {
    String fields = headers.stream().map(header -> "\n    " + header).collect(Collectors.joining());
    return "status " + status + fields + "\n    " + body.length + " bytes: " + shownBody();
  }

  private String shownBody() {
    String text = text();
    if (text.indexOf('\uFFFD') >= 0 || text.indexOf('\0') >= 0) {
      return "(binary)";
    }
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
