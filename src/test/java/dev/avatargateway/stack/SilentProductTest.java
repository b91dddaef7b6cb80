package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.dialect.cloudreve.StandInCloudreve;
import dev.avatargateway.dialect.creatorshub.StandInCreatorsHub;
import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Products that refuse connections, or take them and say nothing: an honest answer in the words of
 * the dialect, and no other request waits.
 */
class SilentProductTest {

  private static final String SILENT_CLOUDREVE =
      "{\"code\":50001,\"msg\":\"Cloudreve did not answer in time\",";
  private static final String SILENT_CREATORSHUB =
      "{\"avatarUrl\":null,\"error\":\"CreatorsHub does not answer; try again\"}";

  @TempDir private Path data;

  private final Wire wire = new Wire();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ServerSocket product = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  SilentProductTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    product.close();
    threads.close();
    wire.close();
  }

  @Test
  void aProductThatIsDownIsNamed() throws Exception {
    product.close();
    try (TestGateway gateway = open()) {
      assertSilentCloudreve(cloudreve(gateway).call());
      assertSilentMattermost(mattermost(gateway).call());
      assertSilentCreatorsHub(creatorsHub(gateway).call());
      assertOthersGoOn(gateway);
    }
  }

  @Test
  void aCloudreveThatHangsKeepsNobodyElseWaiting() throws Exception {
    try (TestGateway gateway = open()) {
      Future<HttpResponse<byte[]>> asking = threads.submit(cloudreve(gateway));
      try (Socket question = product.accept()) {
        assertThat(question.isConnected()).isTrue();
        assertOthersGoOn(gateway);
        assertSilentCloudreve(asking.get());
      }
    }
  }

  @Test
  void aMattermostThatHangsKeepsNobodyElseWaiting() throws Exception {
    try (TestGateway gateway = open()) {
      Future<HttpResponse<byte[]>> asking = threads.submit(mattermost(gateway));
      try (Socket question = product.accept()) {
        assertThat(question.isConnected()).isTrue();
        assertOthersGoOn(gateway);
        assertSilentMattermost(asking.get());
      }
    }
  }

  @Test
  void aCreatorsHubThatHangsKeepsNobodyElseWaiting() throws Exception {
    try (TestGateway gateway = open()) {
      Future<HttpResponse<byte[]>> asking = threads.submit(creatorsHub(gateway));
      try (Socket question = product.accept()) {
        assertThat(question.isConnected()).isTrue();
        assertOthersGoOn(gateway);
        assertSilentCreatorsHub(asking.get());
      }
    }
  }

  @Test
  void aGoodSignatureIsEnoughWhileCloudreveIsDown() throws Exception {
    product.close();
    try (TestGateway gateway = open()) {
      String token = StandInCloudreve.token(1);
      String url = gateway.url() + "/api/v4/user/setting/avatar";
      byte[] photo = Files.readAllBytes(Path.of("compat-specs", "pictures", "photo.png"));
      assertThat(text(wire.send(new Message("PUT", url, token, "", photo))))
          .isEqualTo("{\"code\":0,\"msg\":\"\"}");
    }
  }

  private TestGateway open() throws IOException {
    String url = "http://127.0.0.1:" + product.getLocalPort();
    return TestGateway.start(
        data,
        "--cloudreve-hash-id-salt=" + StandInCloudreve.SALT,
        "--cloudreve-secret-key=" + StandInCloudreve.SECRET,
        "--cloudreve-url=" + url,
        "--mattermost-url=" + url,
        "--creatorshub-jwt-secret=" + StandInCreatorsHub.SECRET,
        "--creatorshub-url=" + url);
  }

  private Callable<HttpResponse<byte[]>> cloudreve(TestGateway gateway) {
    String path = "/api/v4/user/avatar/" + StandInCloudreve.id(20);
    return () -> wire.send(Message.get(gateway.url() + path, ""));
  }

  private Callable<HttpResponse<byte[]>> mattermost(TestGateway gateway) {
    return () -> wire.send(Message.get(gateway.url() + "/api/v4/users/me/image", "opaque-ada"));
  }

  private Callable<HttpResponse<byte[]>> creatorsHub(TestGateway gateway) {
    String url = gateway.url() + "/api/public/user/31/avatar";
    return () -> wire.send(Message.get(url, StandInCreatorsHub.token(30)));
  }

  private static void assertSilentCloudreve(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer)).startsWith(SILENT_CLOUDREVE);
  }

  private static void assertSilentMattermost(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(text(answer)).startsWith("{\"id\":\"api.context.invalid_token.error\",");
  }

  private static void assertSilentCreatorsHub(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(text(answer)).isEqualTo(SILENT_CREATORSHUB);
  }

  /** Through each door, by people whom nobody needs to be asked about. */
  private void assertOthersGoOn(TestGateway gateway) throws IOException, InterruptedException {
    String hub = gateway.url() + "/api/public/user/me/avatar";
    String id = "8fmkw1r7cbd9tqsyeoz3ujphna";
    String image = gateway.url() + "/api/v4/users/" + id + "/image";
    String avatar = gateway.url() + "/api/v4/user/avatar/" + StandInCloudreve.id(7);

    assertThat(wire.send(Message.get(hub, StandInCreatorsHub.token(30))).statusCode())
        .isEqualTo(200);
    assertThat(wire.send(Message.get(image, gateway.token("mattermost", id))).statusCode())
        .isEqualTo(200);
    assertThat(wire.send(Message.get(avatar, gateway.token("cloudreve", "#7"))).statusCode())
        .isEqualTo(404);
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
