package dev.avatargateway.dialect.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.GoJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudreveWordsTest {

  private static final String CID = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
  private static final Asked GET = asked(Asked.get("/api/v4/user/avatar/2rhP"));
  private static final Asked PUT = asked(Asked.put("/user/setting/avatar"));
  private static final Asked V3 = asked(Asked.get("/api/v3/user/avatar/2rhP/l"));

  private static final Map<Refusal, String> WORDS =
      Map.ofEntries(
          Map.entry(new Refusal.NotAuthenticated(), "\"code\":401,\"msg\":\"Login required\""),
          Map.entry(new Refusal.NotAllowed(), "\"code\":403,\"msg\":\"Permission denied\""),
          Map.entry(
              new Refusal.UnknownPerson(new Owner(CloudreveIds.SPACE, "#1")),
              "\"code\":40021,\"msg\":\"\""),
          Map.entry(new Refusal.TooLarge(1, 2), "\"code\":40049,\"msg\":\"\""),
          Map.entry(new Refusal.TooManyPixels(1, 2), "\"code\":40001,\"msg\":\"Invalid image\""),
          Map.entry(new Refusal.NotAnImage("SVG"), "\"code\":40001,\"msg\":\"Invalid image\""),
          Map.entry(
              new Refusal.DamagedImage(ImageType.PNG), "\"code\":40001,\"msg\":\"Invalid image\""),
          Map.entry(new Refusal.SourceUnreachable(), "\"code\":40001,\"msg\":\"Parameter error\""),
          Map.entry(new Refusal.Malformed("x"), "\"code\":40001,\"msg\":\"Parameter error\""),
          Map.entry(
              new Refusal.MissingPart("x", "y"), "\"code\":40001,\"msg\":\"Parameter error\""),
          Map.entry(
              new Refusal.Busy(Duration.ofMillis(1500)),
              "\"code\":429,\"msg\":\"Too many pictures at once, try again\""),
          Map.entry(
              new Refusal.TooOften(Duration.ofSeconds(1)),
              "\"code\":429,\"msg\":\"Too many requests, try again later\""),
          Map.entry(
              new Refusal.StorageFull(), "\"code\":50004,\"msg\":\"Failed to save avatar file\""),
          Map.entry(
              new Refusal.ProductUnreachable(CloudreveIds.SPACE),
              "\"code\":50001,\"msg\":\"Cloudreve did not answer in time\""),
          Map.entry(
              new Refusal.StorageUnavailable(),
              "\"code\":50004,\"msg\":\"Failed to save avatar file\""));

  @TempDir private static Path folder;
  private static CloudreveServer server;

  @BeforeAll
  static void start() throws IOException {
    server = CloudreveServer.start(folder, CloudreveSettings.DEFAULTS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Asked asked(Asked request) {
    return request.with("X-Cr-Correlation-Id", CID);
  }

  private static String text(Answer answer) {
    return StandardCharsets.UTF_8.decode(answer.body()).toString();
  }

  @Test
  void everyRefusalHasItsWords() {
    assertThat(WORDS.keySet().stream().map(Object::getClass))
        .containsExactlyInAnyOrder(Refusal.class.getPermittedSubclasses());
    WORDS.forEach(
        (refusal, words) -> {
          Answer answer = server.dialect().refuse(PUT, refusal);
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.header("Cache-Control")).contains("private, no-cache");
          assertThat(answer.header("Content-Type")).contains("application/json; charset=utf-8");
          assertThat(text(answer)).isEqualTo("{" + words + ",\"correlation_id\":\"" + CID + "\"}");
        });
  }

  @Test
  void aStoreThatCannotBeReadIsNotOneThatCannotBeWritten() {
    assertThat(text(server.dialect().refuse(GET, new Refusal.StorageUnavailable())))
        .contains("Failed to read avatar file");
  }

  @Test
  void somebodyBusySaysWhenToComeBack() {
    for (int millis : List.of(0, 1500)) {
      String seconds = millis == 0 ? "1" : "2";
      for (Refusal refusal :
          List.of(
              new Refusal.Busy(Duration.ofMillis(millis)),
              new Refusal.TooOften(Duration.ofMillis(millis)))) {
        assertThat(server.dialect().refuse(PUT, refusal).header("Retry-After")).contains(seconds);
      }
    }
  }

  @Test
  void versionThreeHasNoCorrelationIdAndSaysNothingOfTheUnknown() {
    assertThat(text(server.dialect().refuse(V3, new Refusal.Malformed("x"))))
        .isEqualTo("{\"code\":40001,\"msg\":\"Parameter error\"}");
    Refusal unknown = new Refusal.UnknownPerson(new Owner(CloudreveIds.SPACE, "#1"));
    assertThat(text(server.dialect().refuse(V3, unknown))).isEmpty();
  }

  @Test
  void aFaultSaysNothingOfItself() {
    assertThat(text(server.dialect().fail(GET)))
        .isEqualTo("{\"code\":-1,\"msg\":\"Internal error\",\"correlation_id\":\"" + CID + "\"}");
    assertThat(text(server.dialect().fail(V3)))
        .isEqualTo("{\"code\":-1,\"msg\":\"Internal error\"}");
  }

  @Test
  void theEnvelopeEscapesAsGoDoes() {
    assertThat(GoJson.write(new Envelope(0, "<&>", null)))
        .isEqualTo("{\"code\":0,\"msg\":\"\\u003c\\u0026\\u003e\"}");
  }
}
