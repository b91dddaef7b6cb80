package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused to whoever asks too often, in each dialect's words, and counted. */
class LimitsTest {

  private static final String STRANGER = "203.0.113.7";

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path data;

  @AfterEach
  void close() {
    client.close();
  }

  private TestGateway gateway(String... flags) throws IOException {
    TestGateway gateway = TestGateway.start(data, flags);
    Door.people(gateway);
    return gateway;
  }

  @ParameterizedTest
  @EnumSource
  void somebodyMayChangeTheirPictureSoManyTimesAMinute(Door door) throws Exception {
    try (TestGateway gateway = gateway("--caller-writes-per-minute=2")) {
      String ada = gateway.token(door.space(), door.ada);
      assertThat(door.verdict(write(gateway, door, door.ada, ada, 1))).isEqualTo(door.done());
      assertThat(door.verdict(write(gateway, door, door.ada, ada, 2))).isEqualTo(door.done());

      HttpResponse<byte[]> third = write(gateway, door, door.ada, ada, 3);

      isRefusedInTheWordsOf(door, third);
      assertThat(Integer.parseInt(third.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(1, 30);
      assertThat(metric(gateway, "caller-writes")).isEqualTo("1.0");
      String bob = gateway.token(door.space(), door.bob);
      assertThat(door.verdict(write(gateway, door, door.bob, bob, 3))).isEqualTo(door.done());
      String admin = gateway.adminToken(door.space(), door.ada);
      for (int i = 4; i < 9; i++) {
        assertThat(door.verdict(write(gateway, door, door.ada, admin, i))).isEqualTo(door.done());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAddressBehindAProxyMayAskForSoManyChanges(Door door) throws Exception {
    try (TestGateway gateway =
        gateway("--address-writes-per-second=1", "--trusted-proxies=127.0.0.0/8,10.0.0.0/8")) {
      String ada = gateway.token(door.space(), door.ada);
      HttpResponse<byte[]> answer = write(gateway, door, door.ada, ada, 1, STRANGER);
      for (int i = 0; i < 100 && door.verdict(answer) == door.done(); i++) {
        answer = write(gateway, door, door.ada, ada, 1, "192.0.2.1, " + STRANGER + ", 10.0.0.9");
      }

      isRefusedInTheWordsOf(door, answer);
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
      assertThat(metric(gateway, "address-writes")).isEqualTo("1.0");
      for (String free : new String[] {"198.51.100.1", "10.0.0.9", "127.0.0.1"}) {
        HttpResponse<byte[]> other = write(gateway, door, door.ada, ada, 1, free);
        assertThat(door.verdict(other)).as(free).isEqualTo(door.done());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void strangeTokensAreNotLookedAtAfterTooManyBadOnes(Door door) throws Exception {
    try (TestGateway gateway =
        gateway("--address-failures-per-minute=3", "--trusted-proxies=127.0.0.1")) {
      String ada = gateway.token(door.space(), door.ada);
      assertThat(door.verdict(write(gateway, door, door.ada, ada, 1, STRANGER)))
          .isEqualTo(door.done());
      for (int i = 0; i < 3; i++) {
        assertThat(door.verdict(write(gateway, door, door.ada, "bad" + i, 2, STRANGER)))
            .isEqualTo(401);
      }

      HttpResponse<byte[]> answer = write(gateway, door, door.ada, "bad", 2, STRANGER);

      isRefusedInTheWordsOf(door, answer);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(metric(gateway, "address-failures")).isEqualTo("1.0");
      String bob = gateway.token(door.space(), door.bob);
      isRefusedInTheWordsOf(door, write(gateway, door, door.bob, bob, 2, STRANGER));
      assertThat(door.verdict(write(gateway, door, door.ada, ada, 2, STRANGER)))
          .as("who was let in before the flood")
          .isEqualTo(door.done());
      assertThat(door.verdict(write(gateway, door, door.bob, bob, 2, "198.51.100.1")))
          .isEqualTo(door.done());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/people", "/backup", "/bulk/find", "/packs/page"})
  void guessesAtAnAdministratorsTokenAreNotLookedAtAfterTooManyBadOnes(String path)
      throws Exception {
    try (TestGateway gateway =
        gateway("--address-failures-per-minute=3", "--trusted-proxies=127.0.0.1")) {
      Door door = Door.CREATORSHUB;
      String known = gateway.adminToken(door.space(), door.ada);
      assertThat(atTheDesk(gateway, path, known, STRANGER).statusCode()).isNotIn(401, 429);
      String user = gateway.token(door.space(), door.ada);
      for (int i = 0; i < 5; i++) {
        assertThat(atTheDesk(gateway, path, user, STRANGER).statusCode()).isEqualTo(401);
      }
      for (int i = 0; i < 3; i++) {
        assertThat(atTheDesk(gateway, path, "bad" + i, STRANGER).statusCode()).isEqualTo(401);
      }

      HttpResponse<byte[]> answer = atTheDesk(gateway, path, "bad", STRANGER);

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(text(answer)).isEqualTo("too many bad tokens; try again later");
      assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(1, 20);
      assertThat(metric(gateway, "address-failures")).isEqualTo("1.0");
      String guessed = gateway.adminToken(door.space(), door.bob);
      assertThat(atTheDesk(gateway, path, guessed, STRANGER).statusCode()).isEqualTo(429);
      assertThat(atTheDesk(gateway, path, known, STRANGER).statusCode())
          .as("who was let in before the flood")
          .isNotIn(401, 429);
      for (String other : new String[] {"198.51.100.1", "127.0.0.1"}) {
        String fresh = gateway.adminToken(door.space(), door.bob);
        assertThat(atTheDesk(gateway, path, fresh, other).statusCode()).as(other).isNotIn(401, 429);
      }
      assertThat(door.verdict(write(gateway, door, door.ada, user, 1, STRANGER)))
          .as("the dialects' doors count for themselves")
          .isEqualTo(door.done());
    }
  }

  @Test
  void whatAStrangerSaysOfItsAddressIsNotRead() throws Exception {
    try (TestGateway gateway =
        gateway("--address-writes-per-second=1", "--address-failures-per-minute=1")) {
      Door door = Door.CREATORSHUB;
      for (int i = 0; i < 20; i++) {
        assertThat(write(gateway, door, door.ada, "bad", 1, STRANGER).statusCode()).isEqualTo(401);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noPictureIsTakenWhenTheDiskHasTooLittleLeft(Door door) throws Exception {
    try (TestGateway gateway = gateway("--min-free-space=999999T")) {
      String ada = gateway.token(door.space(), door.ada);

      isFullInTheWordsOf(door, write(gateway, door, door.ada, ada, 1));

      assertThat(metric(gateway, "free-space")).isEqualTo("1.0");
    }
  }

  @ParameterizedTest
  @EnumSource
  void noPictureIsTakenBeyondTheBudgetButOneMayBeTakenOff(Door door) throws Exception {
    try (TestGateway gateway = gateway("--disk-budget=1", "--min-free-space=0")) {
      String ada = gateway.token(door.space(), door.ada);
      assertThat(door.verdict(write(gateway, door, door.ada, ada, 1))).isEqualTo(door.done());

      isFullInTheWordsOf(door, write(gateway, door, door.ada, ada, 2));

      assertThat(metric(gateway, "disk-budget")).isEqualTo("1.0");
      HttpResponse<byte[]> read =
          send(door.read(gateway.url(), door.ada).header("Authorization", "Bearer " + ada).build());
      assertThat(read.statusCode()).isEqualTo(200);
      if (door == Door.MATTERMOST) {
        HttpRequest reset =
            HttpRequest.newBuilder(URI.create(gateway.url() + door.writePath(door.ada)))
                .header("Authorization", "Bearer " + ada)
                .DELETE()
                .build();
        assertThat(send(reset).statusCode()).isEqualTo(200);
      }
    }
  }

  private static void isRefusedInTheWordsOf(Door door, HttpResponse<byte[]> answer)
      throws IOException {
    assertThat(door.verdict(answer)).isEqualTo(429);
    String type = answer.headers().firstValue("Content-Type").orElse("");
    switch (door) {
      case CLOUDREVE ->
          assertThat(text(answer))
              .startsWith(
                  "{\"code\":429,\"msg\":\"Too many requests, try again later\",\"correlation_id");
      case MATTERMOST -> {
        assertThat(text(answer)).isEqualTo("limit exceeded\n");
        assertThat(type).isEqualTo("text/plain; charset=utf-8");
      }
      case CREATORSHUB ->
          assertThat(text(answer))
              .isEqualTo("{\"avatarUrl\":null,\"error\":\"Too many requests; try again later\"}");
    }
  }

  private static void isFullInTheWordsOf(Door door, HttpResponse<byte[]> answer)
      throws IOException {
    String words = text(answer);
    switch (door) {
      case CLOUDREVE ->
          assertThat(words).startsWith("{\"code\":50004,\"msg\":\"Failed to save avatar file\"");
      case MATTERMOST ->
          assertThat(words).contains("api.user.upload_profile_user.upload_profile.app_error");
      case CREATORSHUB -> assertThat(words).contains("There is no room for more pictures");
    }
    assertThat(answer.statusCode())
        .isEqualTo(
            switch (door) {
              case CLOUDREVE -> 200;
              case MATTERMOST -> 500;
              case CREATORSHUB -> 507;
            });
  }

  private HttpResponse<byte[]> write(
      TestGateway gateway, Door door, String id, String token, int picture, String... forwarded)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        door.write(gateway.url(), id, NumberedPicture.draw(picture, "png"))
            .header("Authorization", "Bearer " + token);
    for (String hops : forwarded) {
      request.header("X-Forwarded-For", hops);
    }
    return send(request.build());
  }

  private HttpResponse<byte[]> atTheDesk(
      TestGateway gateway, String path, String token, String forwarded)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(gateway.managementUrl() + path))
            .header("Authorization", "Bearer " + token)
            .header("X-Forwarded-For", forwarded)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build());
  }

  private String metric(TestGateway gateway, String limit)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> page =
        send(HttpRequest.newBuilder(URI.create(gateway.managementUrl() + "/metrics")).build());
    assertThat(page.statusCode()).isEqualTo(200);
    String start = "gateway_refused_total{limit=\"" + limit + "\"} ";
    return text(page)
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElse("none");
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
