package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.stack.Wire.Message;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a process in both formats. */
final class LogFormatIT {

  private static final String REFUSED = "/api/v4/users/me/image";

  @Test
  void eachLineIsJson(@TempDir Path data) throws Exception {
    List<String> lines = log(data, "--log-format=json");
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      JsonNode json = new JsonMapper().readTree(line);
      assertThat(json.path("time").asText()).isNotEmpty();
      assertThat(json.path("outcome").asText()).isEqualTo("refused");
      assertThat(json.path("dialect").asText()).isEqualTo("mattermost");
      assertThat(json.path("answer_id").asText()).matches("[a-z0-9]{26}");
    }
  }

  @Test
  void eachLineIsForPeople(@TempDir Path data) throws Exception {
    assertThat(log(data))
        .singleElement()
        .asString()
        .matches(
            "\\S+Z INFO  RequestLog - GET "
                + REFUSED
                + " 401 refused at mattermost \\[[0-9a-f]{32}-[0-9a-f]{16}\\]");
  }

  private static List<String> log(Path data, String... flags) throws Exception {
    try (GatewayProcess server = GatewayProcess.serve(data, flags);
        Wire wire = new Wire()) {
      wire.send(Message.get(server.url() + REFUSED, "no-such-token"));
      assertThat(server.stop()).isZero();
      return server.err().lines().toList();
    }
  }
}
