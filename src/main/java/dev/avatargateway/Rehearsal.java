package dev.avatargateway;

import dev.avatargateway.cli.CommandLineInterface;
import dev.avatargateway.cli.Program;
import dev.avatargateway.operator.Wish;
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
import org.apache.commons.io.file.PathUtils;

/** A short life of a gateway over a folder of its own, with a client that does a little of all. */
final class Rehearsal {

  private static final String CLOUDREVE = "ada";
  private static final String MATTERMOST = "4xp9fdt77pncbef59f4k1qe83o";
  private static final String CREATORSHUB = "6";

  /** The second time of each read is answered from memory. */
  private static final int TIMES = 3;

  private final Program program;

  Rehearsal(Program program) {
    this.program = program;
  }

  void run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("avatar-gateway");
    try (Gateway gateway =
            Gateway.start(
                CommandLineInterface.serveKeys(
                    program, "--port=0", "--management-port=0", "--data=" + folder));
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
    String users = "/api/v4/users/" + MATTERMOST + "/image";
    byte[] picture = send(client, gateway, "GET", "/images/user-placeholder.png", "", new byte[0]);
    send(client, gateway, "PUT", "/api/v4/user/setting/avatar", cloudreve(gateway), picture);
    for (int i = 0; i < TIMES; i++) {
      for (String path :
          List.of("/api/v4/user/avatar/" + CLOUDREVE, "/api/v3/user/avatar/" + CLOUDREVE + "/s")) {
        send(client, gateway, "GET", path, "", new byte[0]);
      }
      send(client, gateway, "GET", users, mattermost(gateway), new byte[0]);
      send(
          client,
          gateway,
          "GET",
          "/api/public/user/" + CREATORSHUB + "/avatar",
          token(gateway, "creatorshub", CREATORSHUB),
          new byte[0]);
    }
    send(client, gateway, "DELETE", users, mattermost(gateway), new byte[0]);
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
