package dev.avatargateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.cli.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of the migration bridge: how long work is done, and where each product is. */
class MigrationKeysTest extends KeyContract {

  private static final String ANY = "import csv --from=x";

  /** Each command with what it cannot do without, and its other words for the place. */
  private static final Map<String, List<String>> COMMANDS =
      Map.ofEntries(
          Map.entry("import cloudreve --from=x", List.of("--files")),
          Map.entry("diff cloudreve --from=x", List.of("--files", "--csv")),
          Map.entry("export cloudreve --to=x", List.of("--files", "--cloudreve-secret-key")),
          Map.entry("import mattermost --from=x", mattermost()),
          Map.entry("diff mattermost --from=x", with(mattermost(), "--csv")),
          Map.entry("export mattermost --to=x", List.of("--token")),
          Map.entry("import creatorshub --from=x --token=t", List.of("--ids")),
          Map.entry("diff creatorshub --from=x --token=t", List.of("--ids", "--csv")),
          Map.entry("export creatorshub --to=x --token=t", List.of()),
          Map.entry("import csv --from=x", List.of()),
          Map.entry("diff csv --from=x", List.of("--csv")),
          Map.entry("export csv --to=x", List.of("--space")),
          Map.entry("import gravatar --space=x", List.of("--gravatar-url")),
          Map.entry("link --from=x", List.of()));

  private static List<String> mattermost() {
    return List.of("--files", "--token", "--mattermost-url", "--s3-endpoint", "--s3-region");
  }

  private static List<String> with(List<String> flags, String more) {
    List<String> all = new ArrayList<>(flags);
    all.add(more);
    return all;
  }

  static Stream<Key> keys() {
    Stream<Key> run =
        Stream.of(
            wish("--dry-run", m -> m.run().dryRun()),
            wish("--restart", m -> m.run().restart()),
            new Key(
                "--threads",
                line(ANY, m -> m.run().threads()),
                0,
                Map.entry("1", 1),
                Map.entry("64", 64),
                List.of("-1", "65", "", "many")));
    return Stream.concat(run, places());
  }

  private static Key wish(String flag, Function<Migration, @Nullable Object> read) {
    return new Key(
        flag,
        line(ANY, read),
        false,
        Map.entry("true", true),
        Map.entry("false", false),
        List.of("maybe", "1"));
  }

  private static Stream<Key> places() {
    return COMMANDS.entrySet().stream()
        .flatMap(command -> command.getValue().stream().map(flag -> word(command.getKey(), flag)));
  }

  private static Key word(String command, String flag) {
    String standard = flag.equals("--gravatar-url") ? "https://www.gravatar.com/avatar" : null;
    return new Key(
        flag,
        line(command, m -> m.place().find(flag.substring(2)).orElse(null)),
        standard,
        Map.entry("one", "one"),
        Map.entry("other", "other"),
        List.of("", " "));
  }

  private static Key.Line line(String command, Function<Migration, @Nullable Object> read) {
    return (variables, flags) -> Typed.migration(command, read, variables, flags);
  }

  private static String flag(String word) {
    return word.substring(0, word.indexOf('='));
  }

  static Stream<String> commands() {
    return COMMANDS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void noKeyIsForgotten(String command) {
    List<String> words = List.of(command.split(" "));
    List<String> known = new ArrayList<>(COMMANDS.getOrDefault(command, List.of()));
    words.stream().filter(word -> word.startsWith("--")).forEach(w -> known.add(flag(w)));
    known.addAll(List.of("--dry-run", "--restart", "--threads"));
    known.addAll(List.of("--data", "--blobs", "--history", "--cloudreve-hash-id-salt"));
    known.addAll(List.of("--blobs-endpoint", "--blobs-region", "--blobs-path-style"));
    known.addAll(List.of("--database-url", "--database-user", "--database-password"));
    known.addAll(List.of("--fetch-allow", "--master-edge", "--image-memory"));
    if (command.contains("mattermost --from")) {
      known.add("--s3-path-style");
    }
    if (command.startsWith("import")) {
      known.addAll(List.of("--disk-budget", "--min-free-space"));
    }
    if (command.startsWith("link")) {
      known.add("--by-email");
    }
    List<String> name = words.stream().filter(word -> !word.startsWith("--")).toList();
    assertThat(Typed.flags(String.join(" ", name))).containsExactlyInAnyOrderElementsOf(known);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void placeIsNeeded(String command) {
    List<String> words = List.of(command.split(" "));
    String name = String.join(" ", words.stream().filter(word -> !word.startsWith("--")).toList());
    Typed typed = Typed.migration(name, Migration::place, Map.of());
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.said()).contains(flag(words.get(name.split(" ").length)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--dry-run", "--restart"})
  void flagAsksForWhatAVariableAsksForToo(String flag) {
    Function<Migration, @Nullable Object> read =
        m -> flag.equals("--restart") ? m.run().restart() : m.run().dryRun();
    String variable = "GATEWAY_" + flag.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    for (String set : List.of("true", "false")) {
      assertThat(Typed.migration(ANY, read, Map.of(variable, set), flag).value()).isEqualTo(true);
    }
  }

  @Test
  void pathStyleIsAskedForByTheFlagAlone() {
    Function<Migration, @Nullable Object> read = m -> m.place().find("s3-path-style").isPresent();
    String command = "import mattermost --from=x";
    assertThat(Typed.migration(command, read, Map.of()).value()).isEqualTo(false);
    assertThat(Typed.migration(command, read, Map.of(), "--s3-path-style").value()).isEqualTo(true);
    Map<String, String> variable = Map.of("GATEWAY_S3_PATH_STYLE", "true");
    assertThat(Typed.migration(command, read, variable, "--s3-path-style").value()).isEqualTo(true);
  }

  @Test
  void tokensStandInNoMessage() {
    Map<String, String> variables = Map.of("GATEWAY_TOKEN", "hunter2", "GATEWAY_IDS", "");
    Typed typed = Typed.migration("import creatorshub --from=x", Migration::place, variables);
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.said()).contains("--ids").doesNotContain("hunter2");
  }
}
