package dev.avatargateway.stack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.stack.Wire.Message;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that were acknowledged and not told yet when the process died. */
final class FollowIT {

  private static final String ID = "4xp9fdt77pncbef59f4k1qe83o";

  @TempDir private Path data;

  @Test
  void whatWasNotToldIsToldByTheNextProcess() throws Exception {
    String token =
        Jar.run("token", "--space=mattermost", "--user=" + ID, "--data=" + data).lastLine();
    try (MockWebServer hook = new MockWebServer();
        Wire wire = new Wire()) {
      Answers answers = new Answers();
      hook.setDispatcher(answers);
      hook.start();
      String[] flags = {"--hook-url=" + hook.url("/purge"), "--hook-secret=" + "s3cret".repeat(8)};
      String id;
      try (GatewayProcess server = GatewayProcess.serve(data, flags)) {
        Message upload =
            Message.form(
                "POST",
                server.url() + "/api/v4/users/" + ID + "/image",
                token,
                "image",
                "face",
                NumberedPicture.draw(1, "png"));
        assertThat(wire.send(upload).statusCode()).isEqualTo(200);
        id = taken(hook);
        assertThat(outbox("list").done()).contains("hook: 1 waiting");
        server.kill();
        assertThat(server.err()).contains("WARN").doesNotContain("s3crets3cret");
      }
      assertThat(outbox("list").done()).contains("hook: 1 waiting");

      answers.status = 410;
      try (GatewayProcess server = GatewayProcess.serve(data, flags)) {
        assertThat(taken(hook)).isEqualTo(id);
        until("answered 410");
        answers.status = 204;
        assertThat(outbox("retry", "--target=hook").done()).contains("1 due again");
        until("nothing waits and nothing is parked");
        assertThat(server.stop()).isZero();
      }
      assertThat(outbox("list").done()).contains("nothing waits and nothing is parked");
    }
    assertThat(outbox("list", "--target=nobody").refused(1)).contains("nobody");
  }

  /** A hook that answers each message alike until it is told to answer otherwise. */
  private static final class Answers extends Dispatcher {

    private volatile int status = 503;

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      MockResponse.Builder answer = new MockResponse.Builder().code(status);
      return (status == 503 ? answer.addHeader("Retry-After", "2") : answer).build();
    }
  }

  /** Waits until the list says it. */
  private void until(String words) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Jar.PATIENCE_SECONDS);
    String listed = outbox("list").done();
    while (!listed.contains(words) && System.nanoTime() < end) {
      listed = outbox("list").done();
    }
    assertThat(listed).contains(words);
  }

  /** The id of the next message that the hook gets. */
  private static String taken(MockWebServer hook) throws Exception {
    RecordedRequest request =
        requireNonNull(hook.takeRequest(Jar.PATIENCE_SECONDS, TimeUnit.SECONDS));
    JsonNode message = new JsonMapper().readTree(requireNonNull(request.getBody()).utf8());
    assertThat(message.path("identities").path(0).path("id").asText()).isEqualTo(ID);
    return message.path("id").asText();
  }

  private Jar.Outcome outbox(String verb, String... more) throws Exception {
    String[] line = new String[3 + more.length];
    line[0] = "outbox";
    line[1] = verb;
    line[2] = "--data=" + data;
    System.arraycopy(more, 0, line, 3, more.length);
    return Jar.run(line);
  }
}
