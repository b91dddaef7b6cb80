package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program prints for shells and their users: completion, manual and configuration. */
final class ShellFilesIT {

  private static final String SECRET = "s3cr3t-of-the-site";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "avatar-gateway ser, serve",
    "avatar-gateway store ba, backup",
    "avatar-gateway serve --log-f, --log-format",
    "avatar-gateway serve --creatorshub-max, --creatorshub-max-bytes"
  })
  void bashCompletesCommandsAndKeys(String typed, String completed) throws Exception {
    Path script = Files.writeString(folder.resolve("completion"), Jar.run("completion").done());
    List<String> words = List.of(typed.split(" "));
    String ask =
        """
        source '%s' && complete -p avatar-gateway >/dev/null || exit 1
        COMP_WORDS=(%s) COMP_CWORD=%d COMP_LINE='%s' COMP_POINT=%d
        _complete_avatar-gateway
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, typed, words.size() - 1, typed, typed.length());
    String replied = Tool.run("", "bash", "-c", ask);
    assertThat(replied.lines().map(String::strip)).contains(completed);
  }

  @Test
  @EnabledIf("dev.avatargateway.stack.Tool#mandoc")
  void theManualPageIsWellFormedAndNamesEveryCommandAndKey() throws Exception {
    String page = Jar.run("man").done();
    Path file = Files.writeString(folder.resolve("avatar-gateway.1"), page);
    assertThat(Tool.run("", "mandoc", "-T", "lint", "-W", "error", file.toString())).isEmpty();
    String shown = Tool.run("", "mandoc", "-T", "ascii", file.toString()).replaceAll(".\b", "");
    assertThat(shown).contains("store copy", "person add", "GATEWAY_DISK_BUDGET, default 0");
    assertThat(Files.readString(Path.of("target/avatar-gateway.1"))).isEqualTo(page);
    String help = Jar.run("serve", "--help").done();
    help.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("--"))
        .map(line -> line.replaceFirst("[=\\[, ].*", ""))
        .forEach(key -> assertThat(shown).contains(key));
  }

  @Test
  void theConfigurationIsToldWithWhereItCameFromAndWithoutSecrets() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("f.properties"),
            "history=7\nmattermost-token="
                + SECRET
                + "\ndatabase-url=jdbc:postgresql://h/d?password="
                + SECRET
                + "&ssl=true\n");
    String told =
        Jar.run(
                Map.of("GATEWAY_PORT", "8090", "GATEWAY_CLOUDREVE_SECRET_KEY", SECRET),
                "serve",
                "--config=" + file,
                "--log-level=debug",
                "--print-config")
            .done();
    assertThat(told.lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "port 8090 GATEWAY_PORT",
            "history 7 " + file,
            "log-level debug flag",
            "host 127.0.0.1 default",
            "public-url - not set",
            "cloudreve-secret-key (hidden) GATEWAY_CLOUDREVE_SECRET_KEY",
            "mattermost-token (hidden) " + file,
            "database-url jdbc:postgresql://h/d?password=(hidden)&ssl=true " + file);
    assertThat(told).doesNotContain(SECRET, "ready on");
    assertThat(Jar.run("serve", "--print-config", "--port=many").exit()).isEqualTo(2);
  }
}
