package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.http.RawHttp;
import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is asked to stop (SIGTERM) while somebody uploads. */
final class StopIT {

  private static final int NUMBER = 77;

  @TempDir private Path data;

  @Test
  void aRunningUploadEndsAndNothingIsLost() throws Exception {
    Citizen citizen;
    try (TestGateway gateway = TestGateway.start(data)) {
      citizen = new Citizen(gateway, 1);
    }
    try (GatewayProcess server = GatewayProcess.serve(data);
        Wire wire = new Wire();
        RawHttp idle = RawHttp.to(server.port());
        RawHttp upload = RawHttp.to(server.port())) {
      String readiness = server.managementUrl() + "/readyz";
      assertThat(wire.send(Message.get(readiness, "")).statusCode()).isEqualTo(200);
      idle.send("GET /images/user-placeholder.png HTTP/1.1\nHost: localhost\n\n").read();
      byte[] picture = NumberedPicture.draw(NUMBER, "png");
      begin(upload, citizen.upload(server.url(), 0, picture));
      upload.send(Arrays.copyOf(picture, picture.length / 2));

      server.askToStop();
      await(() -> refuses(server.port()));
      HttpResponse<byte[]> ready = wire.send(Message.get(readiness, ""));
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(new String(ready.body(), StandardCharsets.UTF_8)).isEqualTo("stopping\n");
      assertThat(idle.isClosedByServer()).isTrue();

      upload.send(Arrays.copyOfRange(picture, picture.length / 2, picture.length));
      RawHttp.Response answer = upload.read();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).startsWith("{\"code\":0,");
      assertThat(server.awaitEnd()).as(server.err()).isZero();
      assertThat(server.err()).doesNotContain("WARN", "ERROR", "Exception");
    }
    assertThat(data.resolve("management.url")).doesNotExist();
    try (GatewayProcess server = GatewayProcess.serve(data);
        Wire wire = new Wire()) {
      assertThat(citizen.worn(server.url(), wire)).isEqualTo(NUMBER);
    }
  }

  @Test
  void anIdleServerStopsAndLeavesNoAddressBehind() throws Exception {
    try (GatewayProcess server = GatewayProcess.serve(data)) {
      assertThat(Files.readString(data.resolve("management.url"))).startsWith("http://127.0.0.1:");
      assertThat(server.stop()).isZero();
      assertThat(server.out()).isEqualTo("ready on " + server.url());
      assertThat(server.err()).isEmpty();
    }
    assertThat(data.resolve("management.url")).doesNotExist();
  }

  /** Sends the head and waits until the server asks for the body, which is when it runs. */
  private static void begin(RawHttp upload, Message message) throws IOException {
    upload.send(
        """
        PUT /api/v4/user/setting/avatar HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Length: %d
        Expect: 100-continue

        """
            .formatted(message.token(), message.body().length));
    assertThat(upload.read().status()).isEqualTo(100);
  }

  private static boolean refuses(int port) throws IOException {
    try (RawHttp _ = RawHttp.to(port)) {
      return false;
    } catch (ConnectException e) {
      return true;
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(Jar.PATIENCE_SECONDS));
    while (!condition.call()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
  }
}
