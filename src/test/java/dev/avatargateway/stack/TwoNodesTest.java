package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.PostgresServer;
import dev.avatargateway.operator.Wish;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two gateways over one PostgreSQL and one folder of pictures, each with a data folder of its own.
 */
class TwoNodesTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private TestGateway one;
  private TestGateway other;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    String database = "--database-url=" + PostgresServer.newDatabase();
    String blobs = "--blobs=file:" + folder.resolve("blobs");
    one = TestGateway.start(folder.resolve("one"), database, blobs);
    other = TestGateway.start(folder.resolve("other"), database, blobs);
  }

  @AfterEach
  void stop() {
    one.close();
    other.close();
    client.close();
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> answer)
      throws Exception {
    return client.send(request.build(), answer);
  }

  @Test
  void tokenOfOneIsGoodAtTheOtherAndSoIsThePicture() throws Exception {
    String token = one.token("cloudreve", "lpua");

    HttpResponse<String> set =
        send(
            HttpRequest.newBuilder(URI.create(other.url() + "/api/v4/user/setting/avatar"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "image/png")
                .PUT(
                    HttpRequest.BodyPublishers.ofByteArray(
                        Files.readAllBytes(Path.of("compat-specs/pictures/photo.png")))),
            HttpResponse.BodyHandlers.ofString());
    assertThat(set.body()).contains("\"code\":0");

    for (TestGateway node : new TestGateway[] {one, other}) {
      HttpResponse<byte[]> picture =
          send(
              HttpRequest.newBuilder(URI.create(node.url() + "/api/v4/user/avatar/lpua")),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(picture.statusCode()).isEqualTo(200);
      assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
    }
  }

  @Test
  void operatorsCommandAtOneIsSeenAtTheOther() {
    one.person("Ada", "ada", "4xp9fdt77pncbef59f4k1qe83o", "7");

    assertThat(other.desk().carryOut(new Wish("show", Map.of("who", "creatorshub:7"))))
        .contains("mattermost:4xp9fdt77pncbef59f4k1qe83o");
  }
}
