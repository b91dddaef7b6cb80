package dev.avatargateway;

import dev.avatargateway.cli.CommandLineInterface;
import dev.avatargateway.cli.Program;
import dev.avatargateway.operator.Wish;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.commons.io.file.PathUtils;

/** A short life of a gateway over a folder of its own, with a client that does a little of all. */
final class Rehearsal {

  private static final String CLOUDREVE = "ada";
  private static final String MATTERMOST = "4xp9fdt77pncbef59f4k1qe83o";
  private static final String CREATORSHUB = "6";
  private static final String USERS = "/api/v4/users/" + MATTERMOST + "/image";

  /** The second time of each read is answered from memory. */
  private static final int READS = 3;

  /** Enough for Java to learn which ways through the code are often taken. */
  private static final int TIMES = 60;

  private static final int EDGE = 256;

  private final Program program;

  Rehearsal(Program program) {
    this.program = program;
  }

  void run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("avatar-gateway");
    try (Gateway gateway =
            Gateway.start(
                CommandLineInterface.serveKeys(
                    program,
                    "--port=0",
                    "--management-port=0",
                    "--caller-writes-per-minute=0",
                    "--data=" + folder));
        HttpClient client = HttpClient.newHttpClient()) {
      play(gateway, client);
    } finally {
      PathUtils.deleteDirectory(folder);
    }
  }

  private static void play(Gateway gateway, HttpClient client)
      throws IOException, InterruptedException {
    gateway
        .desk()
        .carryOut(
            new Wish(
                "add",
                Map.of(
                    "name", "Ada",
                    "cloudreve", CLOUDREVE,
                    "mattermost", MATTERMOST,
                    "creatorshub", CREATORSHUB)));
    send(client, gateway, "GET", "/images/user-placeholder.png", "", new byte[0]);
    for (int i = 0; i < TIMES; i++) {
      playOnce(gateway, client, drawn(i));
    }
    send(client, gateway, "DELETE", USERS, mattermost(gateway), new byte[0]);
  }

  private static void playOnce(Gateway gateway, HttpClient client, byte[] picture)
      throws IOException, InterruptedException {
    send(client, gateway, "PUT", "/api/v4/user/setting/avatar", cloudreve(gateway), picture);
    String mattermost = mattermost(gateway);
    String creatorsHub = token(gateway, "creatorshub", CREATORSHUB);
    for (int i = 0; i < READS; i++) {
      for (String path :
          List.of("/api/v4/user/avatar/" + CLOUDREVE, "/api/v3/user/avatar/" + CLOUDREVE + "/s")) {
        send(client, gateway, "GET", path, "", new byte[0]);
      }
      send(client, gateway, "GET", USERS, mattermost, new byte[0]);
      send(
          client,
          gateway,
          "GET",
          "/api/public/user/" + CREATORSHUB + "/avatar",
          creatorsHub,
          new byte[0]);
    }
  }

  /** A picture that is another for each number. */
  private static byte[] drawn(int number) throws IOException {
    BufferedImage picture = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < EDGE; y++) {
      for (int x = 0; x < EDGE; x++) {
        picture.setRGB(x, y, ((x + number) << 16) | ((x * y + 7 * number) & 0xff00) | y);
      }
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpeg", jpeg);
    return jpeg.toByteArray();
  }

  private static String cloudreve(Gateway gateway) {
    return token(gateway, "cloudreve", CLOUDREVE);
  }

  private static String mattermost(Gateway gateway) {
    return token(gateway, "mattermost", MATTERMOST);
  }

  private static String token(Gateway gateway, String space, String id) {
    return gateway.token(gateway.owners().read(space, id), false, Duration.ofHours(1)).secret();
  }

  private static byte[] send(
      HttpClient client, Gateway gateway, String method, String path, String token, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway.localUrl() + path))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(
          "the rehearsal of %s %s ended with %d".formatted(method, path, answer.statusCode()));
    }
    return answer.body();
  }
}
