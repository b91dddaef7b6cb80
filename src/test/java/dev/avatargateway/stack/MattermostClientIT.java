package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.avatargateway.dialect.mattermost.StandInMattermost;
import dev.avatargateway.transcript.Node;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A round trip of the unmodified package {@code @mattermost/client}. */
@EnabledIf("dev.avatargateway.transcript.Node#isHere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MattermostClientIT {

  private JsonNode results = NullNode.getInstance();

  @BeforeAll
  void drive(@TempDir Path data) throws IOException {
    try (StandInMattermost product = new StandInMattermost();
        TestGateway gateway = TestGateway.start(data, "--mattermost-url=" + product.url())) {
      Node.Output output =
          Node.run(
              "mattermost-client.mjs",
              gateway.url(),
              "opaque-nodeclient",
              StandInMattermost.id("nodeclient"),
              StandInMattermost.id("nodecolleague"),
              Path.of("compat-specs/pictures/photo.png").toAbsolutePath().toString());
      assertThat(output.exit()).as(output.err()).isZero();
      results = new JsonMapper().readTree(output.out());
    }
  }

  @Test
  void somebodyFreshIsShownAsInitials() {
    assertPicture(results.path("fresh"));
    assertThat(results.path("fresh").path("version").asLong()).isZero();
  }

  @Test
  void anUploadIsAcknowledgedAndShown() {
    assertThat(results.path("uploaded").toString()).isEqualTo("{\"status\":\"OK\"}");
    assertPicture(results.path("worn"));
    assertThat(results.path("worn").path("version").asLong()).isPositive();
    assertThat(results.path("worn").path("sha256"))
        .isNotEqualTo(results.path("default").path("sha256"));
  }

  @Test
  void theDefaultPictureStaysTheInitials() {
    assertThat(results.path("default").path("sha256"))
        .isEqualTo(results.path("fresh").path("sha256"));
  }

  @Test
  void refusalsBecomeTheClientsOwnErrors() {
    assertRefusal(
        "notAPicture",
        400,
        "api.user.upload_profile_user.check_image_limits.app_error",
        "Image limits check failed. Resolution is too high.");
    assertRefusal(
        "somebodyElse",
        403,
        "api.context.permissions.app_error",
        "You do not have the appropriate permissions.");
    assertRefusal(
        "signedOut",
        401,
        "api.context.session_expired.app_error",
        "Invalid or expired session, please login again.");
    assertThat(results.path("stillWorn")).isEqualTo(results.path("worn"));
  }

  @Test
  void aResetBringsTheInitialsBack() {
    assertThat(results.path("reset").toString()).isEqualTo("{\"status\":\"OK\"}");
    assertThat(results.path("initials").path("version").asLong()).isNegative();
    assertThat(results.path("initials").path("sha256"))
        .isEqualTo(results.path("fresh").path("sha256"));
  }

  private void assertRefusal(String call, int status, String id, String message) {
    JsonNode refusal = results.path(call);
    assertThat(refusal.path("name").asText()).as(refusal.toString()).isEqualTo("ClientError");
    assertThat(refusal.path("status").asInt()).isEqualTo(status);
    assertThat(refusal.path("id").asText()).isEqualTo(id);
    assertThat(refusal.path("message").asText()).isEqualTo(message);
  }

  private static void assertPicture(JsonNode read) {
    assertThat(read.path("status").asInt()).as(read.toString()).isEqualTo(200);
    assertThat(read.path("type").asText()).isEqualTo("image/png");
    assertThat(read.path("width").asInt()).isEqualTo(128);
    assertThat(read.path("height").asInt()).isEqualTo(128);
  }
}
