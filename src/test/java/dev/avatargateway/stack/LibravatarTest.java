package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.operator.Wish;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown below {@code /avatar/} of people, and what stands for their pictures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LibravatarTest {

  private static final String MD5 = "7de8517bce4457e8390aa4006a1880fb";
  private static final String SHA256 =
      "542d240129883c019e106e3b1b2d3f3cb3537c43c425364de8e951d5a3083345";
  private static final String NOBODY = "0".repeat(64);

  private static final String GONE = "gone@example.com";
  private static final String GONE_MD5 = "b8dab1a6741b4fb07ae73544b508bbbe";

  private final Wire wire = new Wire();
  private final TestGateway gateway;
  private final OnePerson person;

  LibravatarTest(@TempDir Path data) throws IOException {
    gateway =
        TestGateway.start(
            data, "--remember-sizes=1M", "--libravatar-trusted-defaults=cdn.example.org");
    person = new OnePerson(gateway, wire);
    gateway
        .desk()
        .carryOut(
            new Wish(
                "link",
                Map.of(
                    "one",
                    "cloudreve:" + OnePerson.CLOUDREVE,
                    "other",
                    "email:Person@example.com")));
  }

  private HttpResponse<byte[]> get(String target) throws Exception {
    return wire.send(Wire.Message.get(gateway.url() + "/avatar/" + target, ""));
  }

  private Portrait dress(int number) throws Exception {
    Portrait portrait = Portrait.draw(number, "png");
    HttpResponse<byte[]> answer = wire.send(person.cloudreve("image/png", portrait.bytes()));
    assertThat(OnePerson.isSuccess(answer)).isTrue();
    return portrait;
  }

  private void undress() throws Exception {
    HttpResponse<byte[]> answer =
        wire.send(
            new Wire.Message(
                "DELETE",
                gateway.url() + "/api/v4/users/" + OnePerson.MATTERMOST + "/image",
                person.mattermostToken,
                "",
                new byte[0]));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static BufferedImage image(HttpResponse<byte[]> answer) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(200);
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(answer.body())));
  }

  static Stream<Arguments> sizesAndDefaults() {
    return Stream.of(
            "mp",
            "mm",
            "identicon",
            "retro",
            "monsterid",
            "wavatar",
            "robohash",
            "initials",
            "color",
            "blank",
            "nonsense",
            "")
        .flatMap(
            word -> Stream.of(1, 2, 16, 80, 200, 512, 2048).map(size -> Arguments.of(word, size)));
  }

  @ParameterizedTest
  @MethodSource("sizesAndDefaults")
  void everyDefaultHasEverySize(String word, int size) throws Exception {
    HttpResponse<byte[]> answer = get(NOBODY + "?d=" + word + "&s=" + size);

    assertThat(image(answer).getWidth()).isEqualTo(size);
    assertThat(image(answer).getHeight()).isEqualTo(size);
    assertThat(answer.headers().firstValue("Last-Modified"))
        .contains("Wed, 11 Jan 1984 08:00:00 GMT");
    assertThat(get(NOBODY + "?d=" + word + "&s=" + size).body()).isEqualTo(answer.body());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 50, 80, 128, 130, 200, 511, 512, 513, 1024, 2048})
  void thePictureHasEverySize(int size) throws Exception {
    Portrait sent = dress(size % 7);

    HttpResponse<byte[]> first = get(MD5 + "?s=" + size);
    HttpResponse<byte[]> second = get(MD5 + "?s=" + size);

    assertThat(sent.distance(first.body(), size).mean()).isLessThan(size < 50 ? 6 : 3);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(get(SHA256 + "?s=" + size).body()).isEqualTo(first.body());
  }

  @Test
  void aChangeIsSeenAtOnceByEachDigestInEachSize() throws Exception {
    for (int number = 0; number < 7; number++) {
      Portrait sent = dress(number);
      for (String digest : List.of(MD5, SHA256)) {
        for (int size : List.of(80, 200, 300)) {
          // Twice: what is remembered answers from then on.
          for (int i = 0; i < 2; i++) {
            byte[] seen = get(digest + "?d=404&s=" + size).body();
            assertThat(sent.distance(seen, size).mean()).isLessThan(3);
          }
        }
      }
    }
    undress();
    for (String digest : List.of(MD5, SHA256)) {
      for (int size : List.of(80, 200, 300)) {
        assertThat(get(digest + "?d=404&s=" + size).statusCode()).isEqualTo(404);
      }
    }
  }

  @Test
  void manyWhoAskForOneSizeAtOnceGetTheSame() throws Exception {
    dress(3);
    Set<String> tags = new HashSet<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<byte[]>>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        int own = i;
        answers.add(threads.submit(() -> get(MD5 + "?s=777&own=" + own)));
      }
      for (Future<HttpResponse<byte[]>> answer : answers) {
        assertThat(image(answer.get()).getWidth()).isEqualTo(777);
        tags.add(answer.get().headers().firstValue("ETag").orElseThrow());
      }
    }
    assertThat(tags).hasSize(1);
  }

  @Test
  void whoIsForgottenIsNotShown() throws Exception {
    gateway.person(Map.of("name", "Gone", "cloudreve", "gone", "email-identity", GONE));
    Wire.Message set =
        new Wire.Message(
            "PUT",
            gateway.url() + "/api/v4/user/setting/avatar",
            gateway.token("cloudreve", "gone"),
            "image/png",
            Portrait.draw(2, "png").bytes());
    assertThat(OnePerson.isSuccess(wire.send(set))).isTrue();
    for (int i = 0; i < 3; i++) {
      assertThat(get(GONE_MD5 + "?d=404").statusCode()).isEqualTo(200);
    }

    gateway.desk().carryOut(new Wish("forget", Map.of("who", "email:" + GONE)));

    assertThat(get(GONE_MD5 + "?d=404").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%zz", "%ff", "%c0%af", "a%2fb", "%2e%2e", "..%5c..", "%00", "%0d%0aX:y", "é"})
  void oddPathsNeverFail(String path) throws Exception {
    String answer = raw("GET /avatar/" + path + "?d=404 HTTP/1.1");

    assertThat(answer).matches("(?s)HTTP/1\\.1 (400|404) .*").doesNotContainIgnoringCase("\r\nX:y");
  }

  @Test
  void aDigestOfTenThousandDigitsIsNobodys() throws Exception {
    assertThat(get("a".repeat(10_000) + "?d=404").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https%3A%2F%2Fevil.example%2F",
        "%2F%2Fevil.example",
        "https%3A%2F%2Fcdn.example.org%40evil.example",
        "https%3A%2F%2Fcdn.example.org%0d%0aX%3Ay"
      })
  void nobodyIsLedElsewhere(String address) throws Exception {
    HttpResponse<byte[]> answer = get(NOBODY + "?d=" + address);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  @Test
  void thePictureOfGravatarIsNotLookedForAgain() throws Exception {
    dress(1);
    assertThat(OnePerson.isSuccess(wire.send(person.cloudreve("image/png", new byte[0])))).isTrue();

    assertThat(get(MD5 + "?d=404").statusCode()).isEqualTo(404);
  }

  private String raw(String line) throws IOException {
    try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), gateway.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              (line + "\r\nHost: h\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @AfterAll
  void close() {
    gateway.close();
    wire.close();
  }
}
