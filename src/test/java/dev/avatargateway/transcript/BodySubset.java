package dev.avatargateway.transcript;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The request bodies that httpYac sends exactly as they are written. */
final class BodySubset {
  private static final Pattern FILE = Pattern.compile("< (\\./\\S+|\\.\\./\\S+)");
  private static final Pattern SPECIAL =
      Pattern.compile(
          "\\s*(#|//|/\\*|@|\\{\\{(?!.*}})|\\?\\?|>|<>|<@|<\\s|HTTP/|[A-Z-]{3,} ).*"
              + "|.*===\\s*(wait-for-server)?");
  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9%&=._*-]|\\{\\{[^{}]+}})+");

  private BodySubset() {}

  static BodyLine line(Path path, int number, String line) {
    Matcher file = FILE.matcher(line);
    if (file.matches()) {
      return new BodyLine.File(file.group(1));
    }
    if (SPECIAL.matcher(line).matches()) {
      String problem = "httpYac does not read this line as body text (a file is '< ./path')";
      throw new TranscriptSyntaxException(path, number, problem);
    }
    return new BodyLine.Text(line);
  }

  static void check(Path path, Exchange exchange) {
    String type = exchange.contentType();
    if (type.startsWith("multipart/") && !type.startsWith("multipart/form-data; boundary=")) {
      String problem = "write multipart as 'multipart/form-data; boundary=...'";
      throw new TranscriptSyntaxException(path, exchange.line(), problem);
    }
    if (type.startsWith("application/x-www-form-urlencoded") && !isOneEncodedLine(exchange)) {
      String problem = "a form is one line with percent-encoded values";
      throw new TranscriptSyntaxException(path, exchange.line(), problem);
    }
  }

  private static boolean isOneEncodedLine(Exchange exchange) {
    return exchange.body().isEmpty()
        || (exchange.body().size() == 1
            && exchange.body().getFirst() instanceof BodyLine.Text(String text)
            && FORM.matcher(text).matches());
  }
}
