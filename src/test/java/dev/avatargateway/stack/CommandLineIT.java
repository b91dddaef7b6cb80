package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program says to its operator, and how it ends. */
final class CommandLineIT {

  private static final String SECRET = "S3cr3tThatNobodyMayRead";

  @TempDir private Path folder;

  @Test
  void withoutCommandItShowsItsUsage() throws Exception {
    Jar.Outcome outcome = Jar.run();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("Usage: avatar-gateway", "serve ", "token ", "person ")
        .doesNotContain("GATEWAY_HELP");
  }

  @Test
  void versionIsTheJars() throws Exception {
    assertThat(Jar.run("--version").done()).matches("avatar-gateway \\d+\\.\\d+\\.\\d+\\S*\\n");
  }

  @Test
  void helpShowsDefaultsAndVariables() throws Exception {
    String help = Jar.run("serve", "--help").done().replaceAll("\\s+", " ");
    assertThat(help)
        .contains("(GATEWAY_PORT, default 8080)")
        .contains("(GATEWAY_HOST, default 127.0.0.1)")
        .contains("(GATEWAY_DATA, default ./data)")
        .contains("(GATEWAY_MANAGEMENT_PORT, default 8081)")
        .contains("(GATEWAY_CLOUDREVE_SECRET_KEY)")
        .contains("(GATEWAY_CONFIG)");
    assertThat(Jar.run("person", "add", "--help").done().replaceAll("\\s+", " "))
        .contains("(GATEWAY_DATA, default ./data)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port=70000",
        "--host= ",
        "--public-url=gateway",
        "--fetch-allow=10.0.0.0/99",
        "--blobs=ftp:x",
        "--history=0",
        "--log-level=loud",
        "--initials-glyphs=/does/not/exist",
        "--cloudreve-secret-key=",
        "--cloudreve-redirect=303",
        "--mattermost-url=https://user:" + SECRET + "@example.org",
        "--creatorshub-jwks-url=file:/etc/" + SECRET,
        "--config=/does/not/exist"
      })
  void aWrongValueIsRefusedByItsKey(String flag) throws Exception {
    String key = flag.substring(0, flag.indexOf('='));
    assertThat(Jar.run("serve", "--management-port=0", "--data=" + folder, flag).refused(2))
        .startsWith(key + ": ")
        .doesNotContain(SECRET);
  }

  @Test
  void theKeyIsNamedWhereverTheValueCameFrom() throws Exception {
    Path file = Files.writeString(folder.resolve("gateway.properties"), "history = -1\n");
    String config = "--config=" + file;
    String data = "--data=" + folder;
    assertThat(Jar.run("serve", config, data).refused(2)).startsWith("--history: ");
    assertThat(Jar.run(Map.of("GATEWAY_HISTORY", "-2"), "serve", data).refused(2))
        .startsWith("--history: ");
    Jar.Outcome noNumber = Jar.run(Map.of("GATEWAY_HISTORY", "many"), "serve", data);
    assertThat(noNumber.exit()).isEqualTo(2);
    assertThat(noNumber.err()).contains("'--history'").doesNotContain("Exception");
  }

  @Test
  void anUnknownKeyInTheFileIsRefused() throws Exception {
    Path file =
        Files.writeString(folder.resolve("f"), "port = 0\ncloudreve-secret = " + SECRET + "\n");
    assertThat(Jar.run("serve", "--config=" + file).refused(2))
        .isEqualTo("--config: no such key: cloudreve-secret");
    assertThat(Jar.run(Map.of("GATEWAY_CONFIG", file.toString()), "serve").refused(2))
        .isEqualTo("--config: no such key: cloudreve-secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve --cloudreve-secret=" + SECRET,
        "serve --cloudreve-secret " + SECRET,
        "serve --cloudreve-secret-key= " + SECRET,
        "serve " + SECRET,
        "token --space=cloudreve " + SECRET
      })
  void whatCannotBeUnderstoodIsRefusedWithoutItsValues(String line) throws Exception {
    Jar.Outcome outcome = Jar.run(line.split(" "));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).isNotBlank().doesNotContain(SECRET, "Exception", "\tat ");
  }

  @Test
  void aFlagGoesBeforeAVariableAndThatBeforeTheFile() throws Exception {
    Path file =
        Files.writeString(folder.resolve("f"), "data = " + folder.resolve("of-file") + "\n");
    String config = "--config=" + file;
    Map<String, String> variable = Map.of("GATEWAY_DATA", folder.resolve("of-variable").toString());
    List<String> token = List.of("token", "--space=creatorshub", "--user=6");

    Jar.run(with(token, config)).done();
    assertThat(made()).containsExactly("of-file");
    Jar.run(variable, with(token, config)).done();
    assertThat(made()).containsExactly("of-file", "of-variable");
    Jar.run(variable, with(token, config, "--data=" + folder.resolve("of-flag"))).done();
    assertThat(made()).containsExactly("of-file", "of-flag", "of-variable");
  }

  @Test
  void aTokenCanBeMadeBeforeTheFirstServe() throws Exception {
    Path data = folder.resolve("new").resolve("folder");
    String token =
        Jar.run("token", "--space=cloudreve", "--user=lpua", "--ttl=5m", "--data=" + data)
            .lastLine();
    assertThat(token).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secret"))))
        .isEqualTo("rw-------");
    try (GatewayProcess server = GatewayProcess.serve(data);
        Wire wire = new Wire()) {
      Wire.Message removal =
          new Wire.Message(
              "PUT", server.url() + "/api/v4/user/setting/avatar", token, "", new byte[0]);
      assertThat(OnePerson.isSuccess(wire.send(removal))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--space: --space=gitea --user=6",
        "--user: --space=creatorshub --user=six",
        "--ttl: --space=creatorshub --user=6 --ttl=0s",
        "--ttl: --space=creatorshub --user=6 --ttl=9999999d"
      })
  void aTokenForNobodyIsRefused(String keyAndLine) throws Exception {
    String key = keyAndLine.substring(0, keyAndLine.indexOf(' '));
    String line = "token --data=" + folder + keyAndLine.substring(key.length());
    assertThat(Jar.run(line.split(" ")).refused(2)).startsWith(key + " ");
  }

  @Test
  void aLinkLeadsToTheServerThatRunsOrToWhereItIsSaidToBe() throws Exception {
    Path data = folder.resolve("linked");
    List<String> link =
        List.of("token", "--link", "--space=cloudreve", "--user=lpua", "--data=" + data);
    assertThat(Jar.run(with(link)).refused(2)).startsWith("--public-url: ");
    assertThat(Jar.run(with(link, "--admin")).refused(2)).startsWith("--link: ");
    assertThat(Jar.run(with(link, "--ttl=2d")).refused(2)).startsWith("--ttl: ");
    assertThat(Jar.run(with(link, "--public-url=https://a.example.org")).done())
        .matches("https://a\\.example\\.org/me#link=[\\w-]+\\.[\\w-]+\\.[\\w-]+\n");
    try (GatewayProcess server = GatewayProcess.serve(data)) {
      assertThat(Jar.run(with(link)).done()).startsWith(server.url() + "/me#link=");
      server.stop();
    }
    assertThat(Jar.run(with(link)).refused(2)).startsWith("--public-url: ");
  }

  @Test
  void aPortAndAStoreAreForOneServerOnly() throws Exception {
    Path data = folder.resolve("one");
    try (GatewayProcess server = GatewayProcess.serve(data)) {
      String port = "--port=" + server.port();
      String other = "--data=" + folder.resolve("other");
      assertThat(Jar.run("serve", port, "--management-port=0", other).refused(1))
          .isEqualTo("cannot listen on 127.0.0.1:" + server.port() + ": Address already in use");
      assertThat(Jar.run("serve", "--port=0", "--management-port=0", "--data=" + data).refused(1))
          .contains(data.toString())
          .contains("in use by another process");
      assertThat(server.managementUrl()).as("of the first one").startsWith("http://127.0.0.1:");
    }
  }

  private static String[] with(List<String> arguments, String... more) {
    return Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new);
  }

  private List<String> made() throws Exception {
    try (var entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .filter(data -> Files.exists(data.resolve("secret")))
          .map(data -> data.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
