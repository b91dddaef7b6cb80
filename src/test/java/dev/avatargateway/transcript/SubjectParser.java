package dev.avatargateway.transcript;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands the left side of a {@code ??} line. */
final class SubjectParser {
  private static final Pattern HEADER = Pattern.compile("header ([A-Za-z0-9-]+)");
  private static final Pattern NUMBER =
      Pattern.compile("js response\\.rawBody\\.readUInt32BE\\((\\d{1,8})\\)");
  private static final Pattern HEX =
      Pattern.compile("js response\\.rawBody\\.toString\\('hex', (\\d{1,8}), (\\d{1,8})\\)");
  private static final Pattern PARSED = Pattern.compile("js response\\.parsedBody([.\\[].*)?");

  private SubjectParser() {}

  static Subject parse(String text) {
    return switch (text) {
      case "status" -> new Subject.Status();
      case "body" -> new Subject.Body();
      case "js response.rawBody" -> new Subject.RawBody();
      case "js response.rawBody.length" -> new Subject.Length();
      case "js JSON.stringify(response.body)" -> new Subject.BodyLiteral();
      default -> withParameters(text);
    };
  }

  private static Subject withParameters(String text) {
    Matcher header = HEADER.matcher(text);
    if (header.matches()) {
      return new Subject.HeaderValue(header.group(1));
    }
    Matcher number = NUMBER.matcher(text);
    if (number.matches()) {
      return new Subject.UnsignedInt(Integer.parseInt(number.group(1)));
    }
    Matcher hex = HEX.matcher(text);
    if (hex.matches()) {
      return new Subject.Hex(Integer.parseInt(hex.group(1)), Integer.parseInt(hex.group(2)));
    }
    Matcher parsed = PARSED.matcher(text);
    if (parsed.matches()) {
      return new Subject.Field(JsonPath.parse(parsed.group(1) == null ? "" : parsed.group(1)));
    }
    if (text.startsWith("body ") && !text.startsWith("body [")) {
      return new Subject.Field(JsonPath.parse("." + text.substring("body ".length())));
    }
    throw new IllegalArgumentException("'" + text + "' is no subject of the subset");
  }
}
