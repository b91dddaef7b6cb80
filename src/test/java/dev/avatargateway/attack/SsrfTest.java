package dev.avatargateway.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.avatargateway.attack.AddressTrials.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nobody looks around behind the gateway with an address: each row of the tables through
 * CreatorsHub's door, with every address of the world at hand.
 */
final class SsrfTest {

  private static final Map<String, Map.Entry<Integer, String>> OUTCOMES =
      Map.of(
          "picture", Map.entry(200, ""),
          "refused", Map.entry(400, "The avatarUrl cannot be fetched"),
          "malformed", Map.entry(400, "The address must be an absolute http or https URL"),
          "userinfo", Map.entry(400, "The address must not carry a user name or password"),
          "toolarge", Map.entry(413, "At most 10485760 bytes are taken"),
          "damaged", Map.entry(400, "The PNG picture is damaged or incomplete"),
          "nopicture", Map.entry(400, "This is not a picture of a type that is taken but "));

  @TempDir private static Path folder;

  @BeforeAll
  static void tryThemAll() throws IOException, InterruptedException {
    String obstacle = Namespace.obstacle();
    assumeTrue(obstacle.isEmpty(), "cannot run here: " + obstacle);
    Namespace.run(folder, AddressTrials.class);
  }

  @TestFactory
  Stream<DynamicTest> onlyPublicAddressesAreConnectedTo() throws IOException {
    List<Attempt> attempts = Attempt.all();
    List<Result> results = AddressTrials.results(folder.resolve("one-by-one"));
    assertThat(results).hasSameSizeAs(attempts).hasSizeGreaterThan(100);
    return pairs(attempts, results)
        .map(
            pair ->
                test(
                    pair,
                    () -> {
                      Result result = pair.getValue();
                      List<String> expected = pair.getKey().connections();
                      assertThat(result.connections()).isEqualTo(expected);
                      assertThat(result.attempts()).isEqualTo(expected.size());
                      assertOutcome(pair.getKey(), result);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> whatIsSlowEndsInTime() throws IOException {
    List<Attempt> attempts = Attempt.table("slow.txt");
    List<Result> results = AddressTrials.results(folder.resolve("at-once"));
    assertThat(results).hasSameSizeAs(attempts);
    return pairs(attempts, results)
        .map(pair -> test(pair, () -> assertOutcome(pair.getKey(), pair.getValue())));
  }

  @Test
  void anImportedListLeadsNowhereElseEither() throws IOException {
    assertThat(Files.readAllLines(folder.resolve("imported")))
        .containsExactly("93.184.216.34 80", "93.184.216.34 80");
  }

  @Test
  void nothingIsLoggedAsAFault() throws IOException {
    assertThat(Files.readString(folder.resolve("err"))).doesNotContain("ERROR", "\tat ");
  }

  private static void assertOutcome(Attempt attempt, Result result) {
    Map.Entry<Integer, String> expected =
        Objects.requireNonNull(OUTCOMES.get(attempt.outcome()), attempt.outcome());
    assertThat(result.status()).as(result.error()).isEqualTo(expected.getKey());
    assertThat(result.error()).startsWith(expected.getValue());
    if (expected.getKey() != 200) {
      assertThat(result.keptPicture()).isTrue();
    }
  }

  private static Stream<Map.Entry<Attempt, Result>> pairs(
      List<Attempt> attempts, List<Result> results) {
    return IntStream.range(0, attempts.size())
        .mapToObj(i -> Map.entry(attempts.get(i), results.get(i)));
  }

  private static DynamicTest test(
      Map.Entry<Attempt, Result> pair, org.junit.jupiter.api.function.Executable assertions) {
    Attempt attempt = pair.getKey();
    return DynamicTest.dynamicTest(attempt.outcome() + " " + attempt.url(), assertions);
  }
}
