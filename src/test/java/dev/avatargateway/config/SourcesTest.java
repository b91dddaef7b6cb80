package dev.avatargateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The properties file and the environment as such. */
class SourcesTest {

  @TempDir Path temp;

  private static Typed port(Map<String, String> variables, String... flags) {
    return Typed.serve(keys -> keys.server().port(), variables, flags);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(temp.resolve("gateway.properties"), text);
  }

  @Test
  void fileIsNamedByFlagOrVariable() throws IOException {
    String file = file("port=1234\n").toString();
    assertThat(port(Map.of(), "--config", file).value()).isEqualTo(1234);
    assertThat(port(Map.of("GATEWAY_CONFIG", file)).value()).isEqualTo(1234);
    assertThat(port(Map.of("GATEWAY_CONFIG", "/nowhere"), "--config", file).value())
        .isEqualTo(1234);
  }

  @Test
  void fileThatCannotBeReadIsRefused() throws IOException {
    for (String path : new String[] {"/nowhere", temp.toString(), file("a=\\u00zz\n").toString()}) {
      Typed typed = port(Map.of(), "--config=" + path);
      assertThat(typed.exit()).isEqualTo(2);
      assertThat(typed.said()).startsWith("--config: cannot read " + path);
    }
  }

  @Test
  void misspeltKeyOfTheFileIsNamedAndItsValueIsNot() throws IOException {
    Typed typed = port(Map.of(), "--config=" + file("cloudreve-secret=hunter2\n"));
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.said()).contains("cloudreve-secret").doesNotContain("hunter2");
  }

  @Test
  void keysOfOtherCommandsMayStandInTheFile() throws IOException {
    assertThat(port(Map.of(), "--config=" + file("ttl=2h\nport=1\n")).value()).isEqualTo(1);
  }

  @Test
  void keyOfTwoNamesComesByEither() throws IOException {
    String[] line = {"import", "mattermost", "--from=https://example.org"};
    assertThat(Typed.token(Map.of("GATEWAY_TOKEN", "one"), line).value()).isEqualTo("one");
    Map<String, String> both = Map.of("GATEWAY_TOKEN", "one", "GATEWAY_MATTERMOST_TOKEN", "two");
    assertThat(Typed.token(both, line).value()).isEqualTo("two");
    String config = "--config=" + file("mattermost-token=three\n");
    String[] configured = {"import", "mattermost", "--from=https://example.org", config};
    assertThat(Typed.token(Map.of(), configured).value()).isEqualTo("three");
    String[] flagged = {"import", "mattermost", "--from=https://example.org", "--token=f", config};
    assertThat(Typed.token(both, flagged).value()).isEqualTo("f");
  }

  @Test
  void foreignVariablesAreLeftAlone() {
    assertThat(port(Map.of("GATEWAY_SOMETHING", "x", "PORT", "1")).value()).isEqualTo(8080);
  }

  @Test
  void secretsStandInNoMessage() throws IOException {
    String secret = "hunter2";
    Map<String, String> variables =
        Map.of(
            "GATEWAY_CLOUDREVE_SECRET_KEY", secret,
            "GATEWAY_CREATORSHUB_JWT_SECRET", secret,
            "GATEWAY_CLOUDREVE_HASH_ID_SALT", secret);
    for (String flag : new String[] {"--port=x", "--no-such-flag", "--help"}) {
      assertThat(port(variables, flag).said()).doesNotContain(secret);
    }
    Typed thrown =
        Typed.serve(
            keys -> {
              throw new ConfigException("--port", "is taken");
            },
            variables);
    assertThat(thrown).isEqualTo(new Typed(2, null, "--port: is taken" + System.lineSeparator()));
  }
}
