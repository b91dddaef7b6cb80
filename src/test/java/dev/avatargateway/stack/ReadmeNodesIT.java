package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.PostgresServer;
import dev.avatargateway.real.S3Server;
import dev.avatargateway.stack.Wire.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's way from one gateway to several, with a database and a bucket of this machine. */
final class ReadmeNodesIT {

  @Test
  void storeIsMovedAndServedByNodes(@TempDir Path clone) throws Exception {
    Files.createDirectories(clone.resolve("target"));
    Files.createSymbolicLink(
        clone.resolve("target/avatar-gateway.jar"),
        Path.of("target", "avatar-gateway.jar").toAbsolutePath());
    Files.createDirectories(clone.resolve("s3/avatars"));
    String database = PostgresServer.newDatabase();
    Citizen citizen;
    try (TestGateway single = TestGateway.start(clone.resolve("data"));
        Wire wire = new Wire()) {
      citizen = new Citizen(single, 0);
      set(citizen, single.url(), 7, wire);
    }
    try (S3Server bucket = new S3Server(clone.resolve("s3"))) {
      Map<String, String> environment = new HashMap<>();
      environment.put("AWS_ACCESS_KEY_ID", S3Server.KEY);
      environment.put("AWS_SECRET_ACCESS_KEY", S3Server.SECRET);
      for (String prefix : List.of("GATEWAY_BLOBS_", "GATEWAY_TO_BLOBS_")) {
        environment.put(prefix + "ENDPOINT", bucket.url());
        environment.put(prefix + "REGION", "us-east-1");
        environment.put(prefix + "PATH_STYLE", "true");
      }
      environment.put("GATEWAY_HOST", "127.0.0.1");
      environment.put("GATEWAY_PORT", "0");
      environment.put("GATEWAY_MANAGEMENT_PORT", "0");
      Files.writeString(
          clone.resolve("gateway.properties"),
          here(ReadmeBlock.text("properties", "nodes"), database));
      Shell shell = new Shell(clone, environment);

      assertThat(shell.run(here(ReadmeBlock.text("sh", "up"), database)))
          .contains("the same in both");
      int worn = 7;
      for (String node : List.of("one", "other")) {
        environment.put("GATEWAY_DATA", clone.resolve(node).toString());
        try (Shell.Server server = shell.serve(ReadmeBlock.text("sh", "nodes"));
            Wire wire = new Wire()) {
          assertThat(seen(citizen, server.url(), wire)).isEqualTo(worn);
          worn++;
          // With the token that the single gateway made.
          set(citizen, server.url(), worn, wire);
          assertThat(seen(citizen, server.url(), wire)).isEqualTo(worn);
        }
      }
    }
  }

  private static void set(Citizen citizen, String url, int number, Wire wire) throws Exception {
    Message upload = citizen.upload(url, 0, NumberedPicture.draw(number, "png"));
    assertThat(OnePerson.isSuccess(wire.send(upload))).isTrue();
  }

  private static int seen(Citizen citizen, String url, Wire wire) throws Exception {
    return NumberedPicture.read(wire.send(citizen.portrait(url)).body(), 200);
  }

  /** The README's words with this machine's database. */
  private static String here(String words, String database) {
    String address = "jdbc:postgresql://db.internal/avatars";
    assertThat(words).contains(address);
    return words
        .replace(address, database)
        .replace("database-user=avatars", "database-user=postgres")
        .replace("database-user avatars", "database-user postgres");
  }
}
