package dev.avatargateway.transcript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request with all variables filled in, ready to be written to a socket. */
@SuppressWarnings("ArrayRecordComponent")
record OutgoingRequest(
    String method, String host, int port, String target, List<Header> headers, byte[] body) {
  private static final Pattern URL = Pattern.compile("http://([A-Za-z0-9.-]+)(?::(\\d+))?(.*)");
  private static final Pattern TARGET =
      Pattern.compile("[/?][A-Za-z0-9._~!$&()*+,;=:@%/?\\[\\]-]*");
  private static final Pattern DOTS =
      Pattern.compile("(.*/)?(\\.|%2[eE]){1,2}(/.*)?", Pattern.DOTALL);

  OutgoingRequest {
    headers = List.copyOf(headers);
  }

  static OutgoingRequest of(Exchange exchange, Path transcript, Bindings bindings)
      throws IOException {
    String url = bindings.fill(exchange.url());
    Matcher match = URL.matcher(url);
    if (!match.matches()) {
      throw new IllegalArgumentException(url + " is no http:// address");
    }
    String port = match.group(2) == null ? "80" : match.group(2);
    String target = match.group(3).startsWith("/") ? match.group(3) : "/" + match.group(3);
    boolean dots = DOTS.matcher(target.replaceFirst("\\?.*", "")).matches();
    if (dots || !TARGET.matcher(target).matches() || !isText(target)) {
      throw new IllegalArgumentException(target + " is not sent verbatim by httpYac");
    }
    byte[] body = body(exchange, transcript, bindings);
    List<Header> headers = new ArrayList<>();
    for (Header header : exchange.headers()) {
      headers.add(new Header(header.name(), bindings.fill(header.value())));
    }
    addAbsent(headers, "Host", match.group(1) + (match.group(2) == null ? "" : ":" + port));
    addAbsent(headers, "User-Agent", "httpyac");
    addAbsent(headers, "Accept", "*/*");
    headers.add(new Header("Connection", "close"));
    if (body.length > 0 || Set.of("POST", "PUT", "PATCH").contains(exchange.method())) {
      headers.add(new Header("Content-Length", String.valueOf(body.length)));
    }
    return new OutgoingRequest(
        exchange.method(), match.group(1), Integer.parseInt(port), target, headers, body);
  }

  /** Whether its escapes stand for UTF-8; httpYac fails on all others. */
  private static boolean isText(String target) {
    return !URLDecoder.decode(target, StandardCharsets.UTF_8).contains("\uFFFD");
  }

  private static void addAbsent(List<Header> headers, String name, String value) {
    if (headers.stream().noneMatch(header -> header.isNamed(name))) {
      headers.add(new Header(name, value));
    }
  }

  private static byte[] body(Exchange exchange, Path transcript, Bindings bindings)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    String gap = "";
    for (BodyLine line : exchange.body()) {
      bytes.writeBytes(gap.getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(
          switch (line) {
            case BodyLine.Text(String text) -> bindings.fill(text).getBytes(StandardCharsets.UTF_8);
            case BodyLine.File(String path) ->
                Files.readAllBytes(transcript.resolveSibling(bindings.fill(path)));
          });
      gap = exchange.endOfLine();
    }
    return bytes.toByteArray();
  }

  /** Everything before the body, as it goes over the wire. */
  byte[] head() {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return method + " http://" + host + ":" + port + target;
  }
}
