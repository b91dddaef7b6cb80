package dev.avatargateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkerTest {

  private static final Space MATTERMOST = new Space("mattermost");
  private static final Set<Space> BOTH = Set.of(House.SPACE, MATTERMOST);

  @TempDir Path temp;
  private final List<String> report = new ArrayList<>();
  private House house;

  @BeforeEach
  void open() throws Exception {
    house = new House(temp);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void know(Space space, String id, String email) {
    house.catalog.add("", List.of(new Identity(new Owner(space, id), null, email)));
  }

  private Linker linker(RunOptions options) {
    return new Linker(house.bulk(), report::add, options);
  }

  private static Owner owner(String text) {
    String[] parts = text.split(":", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException("no such id: " + text);
    }
    return new Owner(new Space(parts[0]), parts[1]);
  }

  private boolean joined(String one, String other) {
    return house
        .catalog
        .find(owner(one))
        .orElseThrow()
        .person()
        .equals(house.catalog.find(owner(other)).orElseThrow().person());
  }

  @Test
  void pairsAreJoinedOnceAndBadLinesFail() {
    know(House.SPACE, "1", "a@example.org");
    know(MATTERMOST, "x", "b@example.org");
    String csv =
        """
        one,other
        cloudreve:1,mattermost:x
        cloudreve:1,mattermost:x
        cloudreve:8,mattermost:z
        nonsense,mattermost:x
        cloudreve:1
        """;
    Summary summary = linker(House.options()).linkPairs(new StringReader(csv), LinkerTest::owner);
    assertThat(joined("cloudreve:1", "mattermost:x")).isTrue();
    assertThat(summary.tally().done()).isEqualTo(1);
    assertThat(summary.tally().unchanged()).isEqualTo(1);
    assertThat(summary.tally().failed())
        .isEqualTo(
            Map.of(
                "neither is known here", 1L,
                "no such id: nonsense", 1L,
                "it is not of the form space:id,space:id", 1L));
    assertThat(summary.exitStatus()).isEqualTo(1);
  }

  @Test
  void equalAddressesJoinWhereItIsOneInEachSpace() {
    know(House.SPACE, "1", "Ann@Example.org");
    know(MATTERMOST, "ann", "ann@example.org");
    know(House.SPACE, "2", "bob@example.org");
    know(House.SPACE, "3", "bob@example.org");
    know(MATTERMOST, "bob", "bob@example.org");
    know(MATTERMOST, "alone", "alone@example.org");

    Summary dry = linker(House.dry()).linkByEmail(BOTH);
    assertThat(report)
        .containsExactly(
            "ambiguous: cloudreve:2, cloudreve:3, mattermost:bob",
            "would join cloudreve:1 and mattermost:ann");
    assertThat(dry.tally().done()).isEqualTo(1);
    assertThat(joined("cloudreve:1", "mattermost:ann")).isFalse();

    Summary summary = linker(House.options()).linkByEmail(BOTH);
    assertThat(summary.tally().done()).isEqualTo(1);
    assertThat(summary.tally().skipped())
        .isEqualTo(Map.of("ambiguous: more than one in a space", 1L));
    assertThat(joined("cloudreve:1", "mattermost:ann")).isTrue();
    assertThat(joined("cloudreve:2", "mattermost:bob")).isFalse();
    assertThat(linker(House.options()).linkByEmail(BOTH).tally().unchanged()).isEqualTo(1);
    assertThat(report).noneMatch(line -> line.contains("@"));
  }
}
