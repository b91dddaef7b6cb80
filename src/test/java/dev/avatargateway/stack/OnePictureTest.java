package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.avatargateway.stack.OnePerson.Sight;
import dev.avatargateway.stack.Portrait.Distance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Six ways in, three ways out: a picture set through any door is seen at once through all three.
 *
 * <p>What is seen is compared with what was sent, cut and scaled by java.awt's area averaging. The
 * gateway's filter is a sharper one, so single pixels at hard edges may differ by an eighth of the
 * scale; on average a channel differs by less than half a step, or one where a JPEG is on the way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OnePictureTest {

  private static final int MASTER = 512;

  private final Wire wire = new Wire();
  private final TestGateway gateway;
  private final OnePerson person;

  OnePictureTest(@TempDir Path data) throws IOException {
    gateway = TestGateway.start(data.resolve("data"), "--fetch-allow=127.0.0.1/32");
    person = new OnePerson(gateway, wire);
  }

  /** A way by which a picture comes in. */
  enum Way {
    CLOUDREVE_RAW(0, "png"),
    CLOUDREVE_TYPED(1, "jpg"),
    MATTERMOST(2, "png"),
    CREATORSHUB_FILE(3, "png"),
    CREATORSHUB_BYTES(4, "jpg"),
    CREATORSHUB_URL(5, "png");

    /** Which picture; each way brings another one. */
    final int number;

    final String format;

    Way(int number, String format) {
      this.number = number;
      this.format = format;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatComesInByOneWayIsSeenThroughAllDoors(Way way) throws Exception {
    Portrait sent = Portrait.draw(way.number, way.format);

    HttpResponse<byte[]> answer = send(way, sent.bytes());

    assertThat(OnePerson.isSuccess(answer))
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isTrue();
    Sight seen = person.look();
    boolean exact = way.format.equals("png");
    assertClose(sent.distance(seen.cloudreve(), 200), exact);
    assertClose(sent.distance(seen.mattermost(), 128), exact);
    assertClose(sent.distance(seen.creatorsHub(), MASTER), false);
  }

  private HttpResponse<byte[]> send(Way way, byte[] bytes) throws Exception {
    return switch (way) {
      case CLOUDREVE_RAW -> wire.send(person.cloudreve("application/octet-stream", bytes));
      case CLOUDREVE_TYPED -> wire.send(person.cloudreve("image/jpeg", bytes));
      case MATTERMOST -> wire.send(person.mattermost("image", bytes));
      case CREATORSHUB_FILE -> wire.send(person.creatorsHubFile("avatar", bytes));
      case CREATORSHUB_BYTES -> wire.send(person.creatorsHubBytes(bytes));
      case CREATORSHUB_URL -> sendFromElsewhere(bytes);
    };
  }

  private HttpResponse<byte[]> sendFromElsewhere(byte[] bytes) throws Exception {
    HttpServer elsewhere =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    elsewhere.createContext(
        "/150",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    elsewhere.start();
    try {
      String url = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/150";
      return wire.send(person.creatorsHubUrl(url));
    } finally {
      elsewhere.stop(0);
    }
  }

  private static void assertClose(Distance distance, boolean exact) {
    assertThat(distance.mean()).isLessThan(exact ? 0.5 : 1);
    assertThat(distance.greatest()).isLessThanOrEqualTo(exact ? 32 : 48);
  }

  @AfterAll
  void close() {
    gateway.close();
    wire.close();
  }
}
