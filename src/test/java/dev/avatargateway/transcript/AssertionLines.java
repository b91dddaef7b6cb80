package dev.avatargateway.transcript;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Lines that hold for an answer of {@link StandIn}, and the same kinds of lines that do not. */
final class AssertionLines {
  private static final String MOVED = "Xt0YMt8l4vGnJYXA7lXB5YXn9JAusdFfer8cccGylq4=";

  private AssertionLines() {}

  static Stream<Arguments> right() {
    return Stream.of(
        line("/json", "status == 200"),
        line("/json", "status < 300"),
        line("/json", "status >= 200"),
        line("/json", "header content-type == application/json"),
        line("/json", "header Cache-Control includes max-age"),
        line("/json", "header Cache-Control startsWith public"),
        line("/json", "header Cache-Control endsWith =60"),
        line("/json", "header Cache-Control matches ^public, max-age=\\d+$"),
        line("/json", "header etag != \"v1\""),
        line("/png", "header etag == \"v1\""),
        line("/png", "header etag exists"),
        line("/json", "header etag isFalse"),
        line("/json", "header etag == undefined"),
        line("/moved", "body == moved"),
        line("/moved", "body != stayed"),
        line("/moved", "body includes ove"),
        line("/moved", "body matches ^m[a-z]{3}d$"),
        line("/moved", "body exists"),
        line("/gone", "js JSON.stringify(response.body) == \"404 page not found\\n\""),
        line("/json", "body n == 5"),
        line("/json", "body n > 4"),
        line("/json", "body n <= 5"),
        line("/json", "body on == true"),
        line("/json", "body nil == null"),
        line("/json", "body absent == undefined"),
        line("/json", "body none isFalse"),
        line("/json", "body url endsWith /png"),
        line("/json", "body list[1][\"a-b\"] == q"),
        line("/json", "body list == [\"p\",{\"a-b\":\"q\"}]"),
        line("/json", "body list isArray"),
        line("/json", "body n isNumber"),
        line("/json", "body on isBoolean"),
        line("/json", "body url isString"),
        line("/json", "js response.parsedBody.list[0] == p"),
        line("/png", "js response.rawBody.length == 30"),
        line("/png", "js response.rawBody.toString('hex', 0, 4) == 89504e47"),
        line("/png", "js response.rawBody.readUInt32BE(16) == 7"),
        line("/moved", "js response.rawBody sha256 " + MOVED));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        line("/json", "status == 201"),
        line("/json", "status < 200"),
        line("/json", "status >= 300"),
        line("/json", "header content-type == application/js"),
        line("/json", "header Cache-Control includes private"),
        line("/json", "header Cache-Control startsWith max-age"),
        line("/json", "header Cache-Control endsWith =6"),
        line("/json", "header Cache-Control matches ^max-age=\\d+$"),
        line("/png", "header etag != \"v1\""),
        line("/png", "header etag == v1"),
        line("/json", "header etag exists"),
        line("/png", "header etag isFalse"),
        line("/png", "header etag == undefined"),
        line("/moved", "body == moved!"),
        line("/moved", "body != moved"),
        line("/moved", "body includes Ove"),
        line("/gone", "body matches found$"),
        line("/moved", "body isFalse"),
        line("/gone", "body == 404 page not found"),
        line("/gone", "js JSON.stringify(response.body) == \"404 page not found\""),
        line("/json", "body n == 6"),
        line("/json", "body n > 5"),
        line("/json", "body n <= 4"),
        line("/json", "body on == false"),
        line("/json", "body nil == undefined"),
        line("/json", "body absent == null"),
        line("/json", "body none exists"),
        line("/json", "body absent.deeper isFalse"),
        line("/json", "body list[1][\"a-b\"] == p"),
        line("/json", "body list == [\"p\"]"),
        line("/json", "body url isArray"),
        line("/json", "body url isNumber"),
        line("/json", "body n isBoolean"),
        line("/json", "body n isString"),
        line("/json", "js response.parsedBody.list[0] == q"),
        line("/png", "js response.rawBody.length == 29"),
        line("/png", "js response.rawBody.toString('hex', 0, 4) == ffd8ffe0"),
        line("/png", "js response.rawBody.readUInt32BE(20) == 7"),
        line("/moved", "js response.rawBody.readUInt32BE(20) == 7"),
        line("/png", "js response.rawBody sha256 " + MOVED));
  }

  private static Arguments line(String path, String assertion) {
    return Arguments.of(path, "?? " + assertion);
  }
}
