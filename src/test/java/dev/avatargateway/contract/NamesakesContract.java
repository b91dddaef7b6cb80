package dev.avatargateway.contract;

import static dev.avatargateway.contract.Samples.CLOUDREVE;
import static dev.avatargateway.contract.Samples.CREATORSHUB;
import static dev.avatargateway.contract.Samples.MATTERMOST;
import static dev.avatargateway.contract.Samples.cloudreve;
import static dev.avatargateway.contract.Samples.creatorshub;
import static dev.avatargateway.contract.Samples.mattermost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Milestone;
import dev.avatargateway.core.Namesakes;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How every bulk catalog finds the addresses that several spaces report. */
public interface NamesakesContract {

  Bulk bulk();

  default void report(Owner owner, @Nullable String email) {
    Identity identity = new Identity(owner, null, email);
    bulk()
        .commit(
            List.of(new Arrival(identity, Optional.empty(), 0, 0)),
            BulkContract.IMPORT,
            Milestone.end("j"));
  }

  default Map<String, List<Owner>> all(int limit, Space... spaces) {
    Map<String, List<Owner>> all = new TreeMap<>();
    String after = "";
    while (true) {
      List<Namesakes> page = bulk().namesakes(Set.of(spaces), after, limit);
      assertThat(page).extracting(Namesakes::email).isSorted().doesNotContain(after);
      page.forEach(
          same ->
              all.put(
                  same.email(),
                  same.sitters().stream().map(Sitter::identity).map(Identity::owner).toList()));
      if (page.size() < limit) {
        return all;
      }
      after = page.getLast().email();
    }
  }

  @Test
  default void addressesAreComparedWithoutCaseAndBlanks() {
    report(cloudreve("1"), "Ada@Example.org ");
    report(mattermost("a"), "\tADA@example.ORG\n");
    report(cloudreve("2"), "\u00c9ve@x");
    report(mattermost("e"), "\u00e9ve@x");

    assertThat(all(10, CLOUDREVE, MATTERMOST))
        .isEqualTo(
            Map.of(
                "ada@example.org", List.of(cloudreve("1"), mattermost("a")),
                "\u00e9ve@x", List.of(cloudreve("2"), mattermost("e"))));
  }

  @Test
  default void whatOnlyOneOfTheSpacesReportsIsLeftOut() {
    report(cloudreve("1"), "one@x");
    report(cloudreve("2"), "one@x");
    report(creatorshub("3"), "one@x");
    report(cloudreve("4"), " ");
    report(mattermost("5"), " ");
    report(cloudreve("6"), null);
    report(mattermost("7"), null);

    assertThat(all(10, CLOUDREVE, MATTERMOST)).isEmpty();
    assertThat(all(10, CLOUDREVE)).isEmpty();
    assertThat(all(10, CLOUDREVE, CREATORSHUB))
        .containsOnlyKeys("one@x")
        .containsValue(List.of(cloudreve("1"), cloudreve("2"), creatorshub("3")));
  }

  @Test
  default void pagesHoldEveryAddressOnceHoweverManyReportIt() {
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      for (String email : List.of("many@x", "z" + i % 7 + "@x")) {
        arrivals.add(known(cloudreve(email + i), email));
        arrivals.add(known(mattermost(email + i), email));
      }
    }
    bulk().commit(arrivals, BulkContract.IMPORT, Milestone.end("j"));

    Map<String, List<Owner>> all = all(2, CLOUDREVE, MATTERMOST);

    assertThat(all).hasSize(8).isEqualTo(all(256, CLOUDREVE, MATTERMOST, CREATORSHUB));
    assertThat(all.get("many@x")).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  default void changedAddressIsFoundUnderItsNewForm() {
    report(cloudreve("1"), "old@x");
    report(mattermost("a"), "new@x");
    assertThat(all(5, CLOUDREVE, MATTERMOST)).isEmpty();

    report(cloudreve("1"), "New@x");

    assertThat(all(5, CLOUDREVE, MATTERMOST)).containsOnlyKeys("new@x");
  }

  private static Arrival known(Owner owner, String email) {
    return new Arrival(new Identity(owner, null, email), Optional.empty(), 0, 0);
  }
}
