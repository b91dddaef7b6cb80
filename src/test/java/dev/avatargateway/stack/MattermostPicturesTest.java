package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.dialect.mattermost.StandInMattermost;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Mattermost's pictures look like, and for how long they may be shown. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MattermostPicturesTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private final StandInMattermost product = new StandInMattermost();
  private final Path data;
  private final TestGateway gateway;

  MattermostPicturesTest(@TempDir Path data) throws IOException {
    this.data = data;
    gateway =
        TestGateway.start(
            data,
            "--mattermost-url=" + product.url(),
            "--mattermost-max-age=86400",
            "--remember-pictures=0");
  }

  @AfterAll
  void close() {
    client.close();
    gateway.close();
    product.close();
  }

  @ParameterizedTest
  @CsvSource({
    "eo1zkdr96pdj98pjmq8zy35wba, 7431C4",
    "yyyyyyyyyyyyyyyyyyyyyyyyyy, FA8606",
    "4xp9fdt77pncbef59f4k1qe83o, C5087E",
  })
  void initialsAreWhiteOnTheColourOfTheUserId(String id, String rgb) throws Exception {
    gateway.person(Map.of("name", id, "username", "mary", "mattermost", id));

    BufferedImage drawn = picture(read(gateway.token("mattermost", id), "image"));

    assertThat(drawn.getRGB(1, 1) & 0xffffff).isEqualTo(Integer.parseInt(rgb, 16));
    assertThat(whites(drawn)).isBetween(400L, 6000L);
  }

  @Test
  void withoutAUserNameThereIsNoLetter() throws Exception {
    String token = gateway.token("mattermost", "99999999999999999999999999");

    assertThat(whites(picture(read(token, "image")))).isZero();
  }

  @Test
  void theOperatorsAgeIsSaidOfEveryPicture() throws Exception {
    upload("opaque-aged");

    assertThat(cacheControl(read("opaque-aged", "image"))).isEqualTo("max-age=86400, private");
    assertThat(cacheControl(read("opaque-aged", "image/default")))
        .isEqualTo("max-age=86400, private");
    assertThat(cacheControl(read("opaque-fresh", "image"))).isEqualTo("max-age=86400, private");
  }

  @Test
  void initialsStandInForAPictureThatIsGoneForAShortWhile() throws Exception {
    upload("opaque-unlucky");
    String version = read("opaque-unlucky", "image").headers().firstValue("Etag").orElseThrow();
    try (Stream<Path> kept = Files.walk(data.resolve("blobs"))) {
      for (Path file : kept.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("store.id")) {
          Files.delete(file);
        }
      }
    }

    HttpResponse<byte[]> answer = read("opaque-unlucky", "image");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(cacheControl(answer)).isEqualTo("max-age=300, private");
    assertThat(answer.headers().firstValue("Etag")).isEmpty();
    assertThat(answer.body()).isEqualTo(read("opaque-unlucky", "image/default").body());
    assertThat(read("opaque-unlucky", "image", "If-None-Match", version).statusCode())
        .isEqualTo(304);
  }

  private HttpResponse<byte[]> read(String token, String what, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway.url() + "/api/v4/users/me/" + what))
            .header("Authorization", "Bearer " + token);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private void upload(String token) throws IOException, InterruptedException {
    byte[] head =
        "--f\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    byte[] end = "\r\n--f--\r\n".getBytes(StandardCharsets.US_ASCII);
    byte[] png = Files.readAllBytes(Path.of("compat-specs/pictures/photo.png"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.url() + "/api/v4/users/me/image"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "multipart/form-data; boundary=f")
            .POST(BodyPublishers.ofByteArrays(List.of(head, png, end)))
            .build();
    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private static String cacheControl(HttpResponse<?> answer) {
    return answer.headers().firstValue("Cache-Control").orElse("none");
  }

  private static BufferedImage picture(HttpResponse<byte[]> answer) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
    assertThat(picture.getWidth()).isEqualTo(128);
    assertThat(picture.getHeight()).isEqualTo(128);
    return picture;
  }

  private static long whites(BufferedImage picture) {
    return Stream.iterate(0, i -> i + 1)
        .limit(128 * 128)
        .filter(i -> (picture.getRGB(i % 128, i / 128) & 0xffffff) == 0xffffff)
        .count();
  }
}
