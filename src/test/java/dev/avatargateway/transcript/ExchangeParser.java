package dev.avatargateway.transcript;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the lines from one {@code ###} to the next. */
final class ExchangeParser {
  private static final Pattern NAME = Pattern.compile("# @name ([A-Za-z][A-Za-z0-9]*)");
  private static final Pattern REQUEST =
      Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\\S+)");
  private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]+): (\\S.*)");
  private static final Set<String> FRAMING =
      Set.of("content-length", "transfer-encoding", "connection", "expect");
  private static final Pattern REDIRECT = Pattern.compile("\\?\\? status == 30[1-378]");

  private final Path path;
  private final List<String> lines;
  private final int separator;
  private int at;
  private @Nullable String name;
  private boolean noRedirect;

  ExchangeParser(Path path, List<String> lines, int separator) {
    this.path = path;
    this.lines = lines;
    this.separator = separator;
    this.at = separator;
  }

  Exchange parse() {
    title();
    while (++at < lines.size() && (line().isEmpty() || line().startsWith("#"))) {
      comment();
    }
    check(at < lines.size(), "no request after ###");
    Matcher request = REQUEST.matcher(line());
    check(request.matches(), "not a request line: METHOD, one space, URL");
    int requestLine = at + 1;
    List<Header> headers = headers();
    List<BodyLine> body = body();
    List<Assertion> assertions = assertions();
    var exchange =
        new Exchange(
            requestLine, name, request.group(1), request.group(2), headers, body, assertions);
    BodySubset.check(path, exchange);
    return exchange;
  }

  private void title() {
    String title = line().substring(3);
    boolean plain = title.isEmpty() || title.matches(" \\S+ .+");
    check(plain, "a title needs two words, httpYac makes a variable of it");
  }

  private void comment() {
    if (line().startsWith("# @")) {
      Matcher match = NAME.matcher(line());
      boolean redirect = line().equals("# @no-redirect");
      check(match.matches() || redirect, "only # @name NAME and # @no-redirect are in the subset");
      noRedirect |= redirect;
      name = redirect ? name : match.group(1);
    } else {
      check(line().isEmpty() || line().startsWith("# "), "not a comment: '# ' starts one");
    }
  }

  private List<Header> headers() {
    List<Header> headers = new ArrayList<>();
    while (++at < lines.size() && !line().isEmpty()) {
      Matcher match = HEADER.matcher(line());
      check(match.matches(), "not a header 'Name: value'; a blank line ends the headers");
      var header = new Header(match.group(1), match.group(2));
      check(FRAMING.stream().noneMatch(header::isNamed), "httpYac writes this header itself");
      check(!header.value().endsWith(","), "httpYac drops a comma that ends a header");
      headers.add(header);
    }
    return headers;
  }

  private List<BodyLine> body() {
    List<BodyLine> body = new ArrayList<>();
    for (; at < lines.size() && !line().startsWith("??"); at++) {
      if (!body.isEmpty() || !line().isEmpty()) {
        body.add(BodySubset.line(path, at + 1, line()));
      }
    }
    while (!body.isEmpty() && body.getLast().equals(new BodyLine.Text(""))) {
      body.removeLast();
    }
    return body;
  }

  private List<Assertion> assertions() {
    List<Assertion> assertions = new ArrayList<>();
    for (; at < lines.size(); at++) {
      if (line().startsWith("??")) {
        assertions.add(AssertionParser.parse(path, at + 1, line()));
        check(!REDIRECT.matcher(line()).matches() || noRedirect, "needs # @no-redirect");
      } else {
        boolean comment = line().startsWith("# ") && !line().startsWith("# @");
        check(line().isEmpty() || comment, "only ?? and # lines after the first ?? line");
      }
    }
    at = separator;
    check(!assertions.isEmpty(), "a request without ?? lines proves nothing");
    return assertions;
  }

  private String line() {
    return lines.get(at);
  }

  private void check(boolean holds, String problem) {
    if (!holds) {
      throw new TranscriptSyntaxException(path, Math.min(at, lines.size() - 1) + 1, problem);
    }
  }
}
