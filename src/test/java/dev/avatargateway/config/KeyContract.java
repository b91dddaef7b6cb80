package dev.avatargateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each of the {@code keys()}: its default, its three sources, and bad values. */
abstract class KeyContract {

  @TempDir Path temp;

  private Path file(Key key, String value) throws IOException {
    return Files.writeString(
        temp.resolve("gateway.properties"), key.flag().substring(2) + "=" + value + "\n");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void withoutAWordTheDefaultIsRead(Key key) {
    assertThat(key.line().type(Map.of())).isEqualTo(new Typed(0, key.standard(), ""));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void flagBeforeVariableBeforeFile(Key key) throws IOException {
    Key.Line line = key.line();
    String good = key.first().getKey();
    Object meant = key.first().getValue();
    Map<String, String> variable = Map.of(key.variable(), good);
    Map<String, String> other = Map.of(key.variable(), key.second().getKey());
    assertThat(line.type(Map.of(), key.flag() + "=" + good).value()).isEqualTo(meant);
    assertThat(line.type(Map.of(), key.flag(), good).value()).isEqualTo(meant);
    assertThat(line.type(variable).value()).isEqualTo(meant);
    String config = "--config=" + file(key, good);
    assertThat(line.type(Map.of(), config).value()).isEqualTo(meant);
    assertThat(line.type(other, config).value()).isEqualTo(key.second().getValue());
    assertThat(line.type(other, config, key.flag() + "=" + good).value()).isEqualTo(meant);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void badValueIsRefusedByTheKeysName(Key key) {
    for (String bad : key.bad()) {
      assertRefused(key, bad, key.line().type(Map.of(), key.flag() + "=" + bad));
    }
    key.bad().stream()
        .findFirst()
        .ifPresent(bad -> assertRefused(key, bad, key.line().type(Map.of(key.variable(), bad))));
  }

  private static void assertRefused(Key key, String bad, Typed typed) {
    assertThat(typed.exit()).as("%s=%s", key, bad).isEqualTo(2);
    assertThat(typed.value()).isNull();
    assertThat(typed.said()).contains(key.flag()).doesNotContain("Exception");
  }
}
