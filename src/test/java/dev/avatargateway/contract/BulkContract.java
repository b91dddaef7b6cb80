package dev.avatargateway.contract;

import static dev.avatargateway.contract.Samples.MATTERMOST;
import static dev.avatargateway.contract.Samples.cloudreve;
import static dev.avatargateway.contract.Samples.creatorshub;
import static dev.avatargateway.contract.Samples.mattermost;
import static dev.avatargateway.contract.Samples.originOf;
import static dev.avatargateway.contract.Samples.wearing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Catalog;
import dev.avatargateway.core.Change;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Milestone;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.People;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Pseudonym;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every bulk catalog keeps to, but for the addresses that people share. */
public interface BulkContract {

  Origin IMPORT = new Origin(cloudreve("import"), "import", cloudreve("import"));

  Bulk bulk();

  /** The catalog over the same people. */
  Catalog catalog();

  People people();

  ManualClock clock();

  static Arrival wears(Owner owner, String picture, long basis) {
    return new Arrival(Identity.of(owner), Optional.of(wearing(picture)), 7, basis);
  }

  static Arrival known(Identity identity) {
    return new Arrival(identity, Optional.empty(), 0, 0);
  }

  default List<Boolean> commit(Arrival... arrivals) {
    return bulk().commit(List.of(arrivals), IMPORT, new Milestone("journey", "there", "1"));
  }

  default Portrait portrait(Owner owner) {
    return catalog().find(owner).orElseThrow().portrait();
  }

  @Test
  default void addressesThatComeInBulkAreFoundByTheirDigests() {
    Owner address = new Owner(Pseudonym.EMAIL, "many@example.com");
    commit(known(Identity.of(mattermost("many"))), known(Identity.of(address)));

    assertThat(catalog().named(Pseudonym.of(address).getFirst())).contains(address);
  }

  @Test
  default void strangersBecomeKnownWithAPersonEach() {
    Identity ada = new Identity(mattermost("ada"), "ada", "ada@example.org");
    long now = clock().tick();

    assertThat(
            commit(
                new Arrival(ada, Optional.of(wearing("a")), 7, 0),
                wears(mattermost("bob"), "a", 0),
                new Arrival(Identity.of(mattermost("eve")), Optional.of(Look.GRAVATAR), 0, 0),
                new Arrival(Identity.of(mattermost("kim")), Optional.of(Look.NONE), 9, 0),
                known(Identity.of(mattermost("tom")))))
        .containsOnly(true)
        .hasSize(5);

    Sitter found = catalog().find(ada.owner()).orElseThrow();
    assertThat(found.identity()).isEqualTo(ada);
    assertThat(found.portrait()).isEqualTo(new Portrait(wearing("a"), now, 7));
    assertThat(people().history(found.person()))
        .containsExactly(
            new Change(now, 7, wearing("a"), new Origin(ada.owner(), "import", IMPORT.caller())));
    assertThat(catalog().version(ada.owner(), now)).contains(Samples.picture("a"));
    assertThat(portrait(mattermost("bob"))).isEqualTo(new Portrait(wearing("a"), now, 7));
    assertThat(portrait(mattermost("eve"))).isEqualTo(new Portrait(Look.GRAVATAR, now, 0));
    assertThat(portrait(mattermost("kim"))).isEqualTo(new Portrait(Look.NONE, now, 9));
    assertThat(portrait(mattermost("tom"))).isEqualTo(Portrait.UNTOUCHED);
    assertThat(
            Stream.of("ada", "bob", "eve", "kim", "tom")
                .map(id -> catalog().find(mattermost(id)).orElseThrow().person()))
        .doesNotHaveDuplicates();
  }

  @Test
  default void sharedRowsOfAPictureOutliveOneOfItsWearers() {
    commit(wears(mattermost("a"), "same", 0), wears(mattermost("b"), "same", 0));

    people().forget(catalog().find(mattermost("a")).orElseThrow().person());

    assertThat(portrait(mattermost("b")).look()).isEqualTo(wearing("same"));
  }

  @Test
  default void knownAreDressedOnlyOnTheirBasis() {
    Owner owner = mattermost("ada");
    long basis =
        catalog()
            .assign(Identity.of(owner), wearing("a"), originOf(owner), 1)
            .portrait()
            .changedAt();
    clock().tick();

    assertThat(commit(wears(owner, "b", basis))).containsExactly(true);
    Portrait second = portrait(owner);
    assertThat(second.look()).isEqualTo(wearing("b"));
    assertThat(second.changedAt()).isGreaterThan(basis);

    Arrival late =
        new Arrival(new Identity(owner, "ada", "ada@x"), Optional.of(wearing("c")), 8, basis);
    assertThat(commit(late)).containsExactly(false);
    assertThat(portrait(owner)).isEqualTo(second);
    assertThat(catalog().find(owner).orElseThrow().identity()).isEqualTo(late.identity());
  }

  @Test
  default void strangerWhoBecameKnownMeanwhileKeepsWhatTheyWear() {
    catalog().assign(Identity.of(mattermost("a")), wearing("own"), originOf(mattermost("a")), 1);
    people().add("B", List.of(Identity.of(mattermost("b"))));

    assertThat(commit(wears(mattermost("a"), "x", 0), wears(mattermost("b"), "x", 0)))
        .containsExactly(false, true);

    assertThat(portrait(mattermost("a")).look()).isEqualTo(wearing("own"));
    assertThat(portrait(mattermost("b")).look()).isEqualTo(wearing("x"));
  }

  @Test
  default void whoWasForgottenMeanwhileIsKnownAgainButNotDressed() {
    assertThat(commit(wears(mattermost("gone"), "x", 99))).containsExactly(false);

    assertThat(portrait(mattermost("gone"))).isEqualTo(Portrait.UNTOUCHED);
  }

  @Test
  default void arrivalWithoutALookOnlyDescribes() {
    Owner owner = mattermost("ada");
    catalog().assign(new Identity(owner, "old", "old@x"), wearing("a"), originOf(owner), 1);
    Portrait before = portrait(owner);

    assertThat(commit(known(new Identity(owner, "new", null)))).containsExactly(true);

    assertThat(catalog().find(owner).orElseThrow().identity())
        .isEqualTo(new Identity(owner, "new", "old@x"));
    assertThat(portrait(owner)).isEqualTo(before);
  }

  @Test
  default void sameStrangerTwiceInABatchIsOnePerson() {
    Owner owner = mattermost("twice");
    assertThat(
            commit(
                known(new Identity(owner, "first", null)),
                wears(owner, "a", 0),
                wears(owner, "a", 0),
                wears(owner, "b", 0)))
        .containsExactly(true, true, true, false);

    Sitter sitter = catalog().find(owner).orElseThrow();
    assertThat(sitter.identity().username()).isEqualTo("first");
    assertThat(sitter.portrait().look()).isEqualTo(wearing("a"));
    assertThat(people().history(sitter.person())).hasSize(1);
  }

  @Test
  default void committingAgainChangesNothingAndCountsAsApplied() {
    Owner known = mattermost("known");
    long basis =
        catalog()
            .assign(Identity.of(known), wearing("a"), originOf(known), 1)
            .portrait()
            .changedAt();
    Arrival[] arrivals = {wears(known, "b", basis), wears(mattermost("new"), "c", 0)};
    assertThat(commit(arrivals)).containsExactly(true, true);
    Portrait first = portrait(known);
    Portrait second = portrait(mattermost("new"));
    clock().tick();

    assertThat(commit(arrivals)).containsExactly(true, true);

    assertThat(portrait(known)).isEqualTo(first);
    assertThat(portrait(mattermost("new"))).isEqualTo(second);
  }

  @Test
  default void largestBatchIsTakenWhole() {
    List<Arrival> arrivals =
        IntStream.range(0, Bulk.MAX_BATCH)
            .mapToObj(i -> wears(mattermost("u" + i), "p" + i % 3, 0))
            .toList();
    assertThat(bulk().commit(arrivals, IMPORT, new Milestone("j", "all", "")))
        .hasSize(Bulk.MAX_BATCH)
        .containsOnly(true);

    List<Owner> owners = arrivals.stream().map(arrival -> arrival.identity().owner()).toList();
    assertThat(bulk().find(owners))
        .extracting(sitter -> sitter.orElseThrow().portrait().look())
        .isEqualTo(arrivals.stream().map(arrival -> arrival.look().orElseThrow()).toList());
    assertThat(bulk().count(MATTERMOST)).isEqualTo(Bulk.MAX_BATCH);
  }

  @Test
  default void whatIsTooMuchForOneCallIsNotTaken() {
    List<Owner> owners =
        IntStream.rangeClosed(0, Bulk.MAX_BATCH).mapToObj(i -> mattermost("u" + i)).toList();
    var arrivals = owners.stream().map(owner -> known(Identity.of(owner))).toList();
    var pairs = owners.stream().map(owner -> new Bulk.Pair(owner, owner)).toList();
    Milestone milestone = new Milestone("j", "x", "");
    for (Callable<?> call :
        List.<Callable<?>>of(
            () -> bulk().find(owners),
            () -> bulk().commit(arrivals, IMPORT, milestone),
            () -> bulk().link(pairs),
            () -> bulk().page(MATTERMOST, "", 0),
            () -> bulk().page(MATTERMOST, "", Bulk.MAX_BATCH + 1),
            () -> bulk().namesakes(Set.of(MATTERMOST), "", 0),
            () -> bulk().namesakes(Set.of(MATTERMOST), "", Bulk.MAX_BATCH + 1))) {
      assertThatThrownBy(call::call).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(bulk().count(MATTERMOST)).isZero();
    assertThat(bulk().milestone("j")).isEmpty();
  }

  @Test
  default void findKeepsTheOrderAndSaysWhoIsNotKnown() {
    commit(wears(mattermost("a"), "x", 0), known(Identity.of(cloudreve("a"))));

    assertThat(
            bulk().find(List.of(cloudreve("b"), mattermost("a"), cloudreve("a"), mattermost("a"))))
        .containsExactly(
            Optional.empty(),
            catalog().find(mattermost("a")),
            catalog().find(cloudreve("a")),
            catalog().find(mattermost("a")));
    assertThat(bulk().find(List.of())).isEmpty();
  }

  @Test
  default void pagesFollowTheOrderOfCharacters() {
    List<String> ids =
        List.of(
            "#9", "#10", "#1", "Z", "a", "A", "\u00e9", "e\u0301", "\ud83d\ude00", "\ud7ff", " ");
    for (String id : ids) {
      commit(wears(cloudreve(id), "p" + id, 0), known(Identity.of(mattermost(id))));
    }
    List<String> paged = new ArrayList<>();
    String after = "";
    while (true) {
      List<Sitter> page = bulk().page(Samples.CLOUDREVE, after, 3);
      assertThat(page).allMatch(s -> catalog().find(s.identity().owner()).equals(Optional.of(s)));
      page.forEach(sitter -> paged.add(sitter.identity().owner().externalId()));
      if (page.size() < 3) {
        break;
      }
      after = paged.getLast();
    }
    assertThat(paged).isEqualTo(ids.stream().sorted().toList());
    assertThat(bulk().count(Samples.CLOUDREVE)).isEqualTo(ids.size());
    assertThat(bulk().page(new Space("nobody"), "", 3)).isEmpty();
    assertThat(bulk().count(new Space("nobody"))).isZero();
  }

  @Test
  default void milestonesAreKeptUntilTheEndAndApart() {
    assertThat(bulk().milestone("one")).isEmpty();
    Milestone one = new Milestone("one", "7 \u00e9\n", "read=7");
    Milestone two = new Milestone("two", "8", "");
    bulk().commit(List.of(), IMPORT, new Milestone("one", "6", ""));
    bulk().commit(List.of(), IMPORT, one);
    bulk().commit(List.of(), IMPORT, two);
    assertThat(bulk().milestone("one")).contains(one);
    assertThat(bulk().milestone("two")).contains(two);

    bulk().commit(List.of(), IMPORT, Milestone.end("one"));
    bulk().commit(List.of(), IMPORT, Milestone.end("never begun"));

    assertThat(bulk().milestone("one")).isEmpty();
    assertThat(bulk().milestone("two")).contains(two);
  }

  @Test
  default void pairsAreLinkedEachForItself() {
    commit(
        wears(cloudreve("1"), "a", 0),
        wears(mattermost("a"), "b", 0),
        known(Identity.of(creatorshub("c"))));

    List<Optional<String>> complaints =
        bulk()
            .link(
                List.of(
                    new Bulk.Pair(cloudreve("1"), mattermost("a")),
                    new Bulk.Pair(cloudreve("nobody"), mattermost("nobody")),
                    new Bulk.Pair(cloudreve("1"), creatorshub("c"))));

    assertThat(complaints.get(0)).isEmpty();
    assertThat(complaints.get(1).orElseThrow()).contains("nobody").doesNotContain("\n");
    assertThat(complaints.get(2)).isEmpty();
    assertThat(catalog().find(mattermost("a")).map(Sitter::person))
        .isEqualTo(catalog().find(creatorshub("c")).map(Sitter::person));
  }

  @Test
  default void ofManyWhoBringTheSameAtOnceEachIsAnswered() throws Exception {
    List<Arrival> arrivals =
        IntStream.range(0, 40).mapToObj(i -> wears(mattermost("u" + i), "p" + i, 0)).toList();
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<List<Boolean>>> calls = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Milestone milestone = new Milestone("journey", "of " + i, "");
        List<Arrival> mine = i % 2 == 0 ? arrivals : arrivals.reversed();
        calls.add(() -> bulk().commit(mine, IMPORT, milestone));
      }
      for (Future<List<Boolean>> call : threads.invokeAll(calls)) {
        assertThat(call.get()).containsOnly(true);
      }
    }
    assertThat(bulk().count(MATTERMOST)).isEqualTo(40);
    assertThat(bulk().page(MATTERMOST, "", 256))
        .allMatch(sitter -> people().history(sitter.person()).size() == 1);
  }
}
