package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.avatargateway.transcript.Node;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The unmodified packages {@code gravatar} and {@code libravatar} get their pictures. */
@EnabledIf("dev.avatargateway.transcript.Node#isHere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LibravatarClientsIT {

  private static final int SIZE = 100;

  private final Portrait sent;
  private JsonNode results = NullNode.getInstance();

  LibravatarClientsIT() throws IOException {
    sent = Portrait.draw(7, "png");
  }

  @BeforeAll
  void drive(@TempDir Path data) throws IOException, InterruptedException {
    try (TestGateway gateway = TestGateway.start(data);
        Wire wire = new Wire()) {
      gateway.person(
          Map.of(
              "name", "Ada",
              "cloudreve", "ada",
              "email-identity", "ada@example.org",
              "openid-identity", "https://id.example.org/Ada"));
      var set =
          wire.send(
              new Wire.Message(
                  "PUT",
                  gateway.url() + "/api/v4/user/setting/avatar",
                  gateway.token("cloudreve", "ada"),
                  "",
                  sent.bytes()));
      assertThat(set.statusCode()).isEqualTo(200);
      Node.Output output =
          Node.run(
              "libravatar-clients.mjs",
              gateway.url(),
              "ada@example.org",
              "https://ID.example.org/Ada");
      assertThat(output.exit()).as(output.err()).isZero();
      results = new JsonMapper().readTree(output.out());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/gravatar/picture",
        "/gravatar/upperCase",
        "/libravatar/picture",
        "/libravatar/openid"
      })
  void thePictureThatWasSetElsewhereIsShown(String call) throws Exception {
    JsonNode answer = results.at(call);

    assertThat(answer.path("status").asInt()).as(call).isEqualTo(200);
    assertThat(answer.path("type").asText()).isEqualTo("image/jpeg");
    assertThat(sent.distance(bytes(answer), SIZE).mean()).isLessThan(2);
  }

  @Test
  void strangersHaveTheSameDrawingForBoth() throws IOException {
    byte[] first = bytes(results.at("/gravatar/stranger"));

    BufferedImage image = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(first)));
    assertThat(image.getWidth()).isEqualTo(SIZE);
    assertThat(bytes(results.at("/libravatar/stranger"))).isEqualTo(first);
  }

  @Test
  void aForcedDefaultHidesThePicture() {
    JsonNode answer = results.at("/gravatar/forced");

    assertThat(answer.path("status").asInt()).isEqualTo(200);
    assertThat(answer.path("type").asText()).isEqualTo("image/png");
  }

  @Test
  void strangersAreNotFoundWhereThatIsWished() {
    assertThat(results.at("/gravatar/refused/status").asInt()).isEqualTo(404);
    assertThat(results.at("/libravatar/refused/status").asInt()).isEqualTo(404);
  }

  @Test
  void theGatewayWasFoundByDns() {
    assertThat(results.path("asked"))
        .extracting(JsonNode::asText)
        .contains("_avatars._tcp.example.org", "_avatars._tcp.id.example.org");
  }

  private static byte[] bytes(JsonNode answer) {
    return Base64.getDecoder().decode(answer.path("bytes").asText());
  }
}
