package dev.avatargateway.http;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Requests that need no server. */
final class Requests {

  private Requests() {}

  /**
   * @param headers lines such as {@code If-Match: "x"}
   */
  static WireRequest of(String method, String target, String... headers) {
    return withBody(method, target, new byte[0], headers);
  }

  static WireRequest form(String contentType, String body) {
    byte[] bytes = body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return withBody("POST", "/", bytes, "Content-Type: " + contentType);
  }

  static WireRequest withBody(String method, String target, byte[] body, String... headers) {
    return new WireRequest(
        method,
        Target.of(target),
        name -> valuesOf(name, headers),
        () -> new ByteArrayInputStream(body),
        Map.of(),
        InetAddress::getLoopbackAddress);
  }

  private static List<String> valuesOf(String name, String... headers) {
    return Arrays.stream(headers)
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .toList();
  }
}
