package dev.avatargateway.contract;

import static dev.avatargateway.contract.Samples.cloudreve;
import static dev.avatargateway.contract.Samples.creatorshub;
import static dev.avatargateway.contract.Samples.mattermost;
import static dev.avatargateway.contract.Samples.named;
import static dev.avatargateway.contract.Samples.originOf;
import static dev.avatargateway.contract.Samples.picture;
import static dev.avatargateway.contract.Samples.wearing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.Catalog;
import dev.avatargateway.core.Health;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Sitter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What every catalog keeps to; its history keeps 5 pictures. */
public interface CatalogContract extends ReferencedPacks {

  Catalog catalog();

  /** The catalog's clock. */
  ManualClock clock();

  default Sitter assign(Owner owner, Look look) {
    return catalog().assign(Identity.of(owner), look, originOf(owner), clock().tick());
  }

  @Test
  default void unknownOwnerIsEmpty() {
    assertThat(catalog().find(cloudreve("nobody"))).isEmpty();
    assertThat(catalog().sibling(cloudreve("nobody"), Samples.MATTERMOST)).isEmpty();
    assertThat(catalog().version(cloudreve("nobody"), 1)).isEmpty();
    assertThat(references(picture("nobody").pack())).isFalse();
  }

  @Test
  default void assignedPictureIsFoundWhole() {
    Identity ada = new Identity(mattermost("ada"), "ada", "ada@example.org");
    Origin origin = new Origin(ada.owner(), "import", creatorshub("1"));
    long now = clock().tick();

    Sitter assigned = catalog().assign(ada, wearing("a"), origin, 1_600_000_000_123L);

    assertThat(assigned.identity()).isEqualTo(ada);
    assertThat(assigned.portrait()).isEqualTo(new Portrait(wearing("a"), now, 1_600_000_000_123L));
    assertThat(catalog().find(ada.owner())).contains(assigned);
  }

  @Test
  default void identityWithoutNameAndAddressStaysWithout() {
    Sitter assigned = assign(cloudreve("bare"), Look.GRAVATAR);

    assertThat(assigned.identity()).isEqualTo(Identity.of(cloudreve("bare")));
    assertThat(catalog().find(cloudreve("bare"))).contains(assigned);
  }

  @Test
  default void knownIdentityTakesOverWhatIsNotNull() {
    Owner owner = mattermost("takes-over");
    catalog().assign(new Identity(owner, "old", "old@x"), wearing("a"), originOf(owner), 1);

    catalog().assign(new Identity(owner, "new", null), wearing("b"), originOf(owner), 2);
    Sitter last = catalog().assign(new Identity(owner, null, null), Look.NONE, originOf(owner), 3);

    assertThat(last.identity()).isEqualTo(new Identity(owner, "new", "old@x"));
    assertThat(catalog().find(owner)).contains(last);
  }

  @Test
  default void laterLookReplacesTheEarlierForTheSamePerson() {
    PersonKey person = assign(cloudreve("replaces"), wearing("a")).person();
    Sitter second = assign(cloudreve("replaces"), wearing("b"));

    assertThat(second.person()).isEqualTo(person);
    assertThat(catalog().find(cloudreve("replaces"))).contains(second);
  }

  @Test
  default void versionRisesWhileTheClockStandsOrGoesBack() {
    Owner owner = mattermost("clock");
    long start = clock().millis();
    List<Long> versions = new ArrayList<>();
    for (Look look : List.of(wearing("a"), wearing("a"), Look.GRAVATAR, Look.NONE, Look.NONE)) {
      versions.add(
          catalog().assign(Identity.of(owner), look, originOf(owner), 7).portrait().changedAt());
    }
    clock().set(start - 60_000);
    versions.add(
        catalog().assign(Identity.of(owner), Look.NONE, originOf(owner), 7).portrait().changedAt());

    assertThat(versions)
        .containsExactly(start, start + 1, start + 2, start + 3, start + 4, start + 5);
  }

  @Test
  default void idsAreComparedExactly() {
    List<Owner> owners =
        List.of(
            cloudreve("id"),
            cloudreve("ID"),
            cloudreve("id "),
            cloudreve(" id"),
            cloudreve("\u00e9"),
            cloudreve("e\u0301"),
            cloudreve("\ud83d\ude00"),
            cloudreve("%"),
            cloudreve("x".repeat(Owner.MAX_ID_LENGTH)),
            mattermost("id"));
    for (Owner owner : owners) {
      assign(owner, wearing(owner.toString()));
    }
    Set<PersonKey> persons = new HashSet<>();
    for (Owner owner : owners) {
      Sitter sitter = catalog().find(owner).orElseThrow();
      persons.add(sitter.person());
      assertThat(sitter.portrait().look()).isEqualTo(wearing(owner.toString()));
    }
    assertThat(persons).hasSameSizeAs(owners);
  }

  @Test
  default void namesMayHoldAnyText() {
    Identity odd = new Identity(cloudreve("odd"), "O'Neil \"\\\ud83d\ude00\n", "<a:b?c>@x");

    catalog().assign(odd, Look.NONE, originOf(odd.owner()), 1);

    assertThat(catalog().find(odd.owner()).orElseThrow().identity()).isEqualTo(odd);
  }

  @Test
  default void negativeSetAtIsNotTaken() {
    Owner owner = cloudreve("negative");

    assertThatThrownBy(
            () -> catalog().assign(Identity.of(owner), wearing("a"), originOf(owner), -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(catalog().find(owner)).isEmpty();
  }

  @Test
  default void oldVersionsAreFoundByTheirNumberAlone() {
    Owner owner = creatorshub("1");
    long first = assign(owner, wearing("a")).portrait().changedAt();
    long second = assign(owner, wearing("b")).portrait().changedAt();

    assertThat(catalog().version(owner, first)).contains(picture("a"));
    assertThat(catalog().version(owner, second)).contains(picture("b"));
    assertThat(catalog().version(owner, first + 1)).isEmpty();
    assertThat(catalog().version(creatorshub("2"), first)).isEmpty();
  }

  @Test
  default void gravatarEndsNoVersionAndShowsNone() {
    Owner owner = creatorshub("3");
    long first = assign(owner, wearing("a")).portrait().changedAt();
    long second = assign(owner, Look.GRAVATAR).portrait().changedAt();

    assertThat(catalog().version(owner, first)).contains(picture("a"));
    assertThat(catalog().version(owner, second)).isEmpty();
  }

  @Test
  default void removalEndsAllEarlierVersions() {
    Owner owner = creatorshub("4");
    long first = assign(owner, wearing("a")).portrait().changedAt();
    long second = assign(owner, wearing("b")).portrait().changedAt();
    assign(owner, Look.NONE);
    long last = assign(owner, wearing("c")).portrait().changedAt();

    assertThat(catalog().version(owner, first)).isEmpty();
    assertThat(catalog().version(owner, second)).isEmpty();
    assertThat(catalog().version(owner, last)).contains(picture("c"));
    assertThat(references(picture("a").pack())).isTrue();
  }

  @Test
  default void onlyTheLastPicturesStay() {
    Owner owner = creatorshub("5");
    List<Long> versions = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      versions.add(assign(owner, wearing("many" + i)).portrait().changedAt());
      assign(owner, Look.GRAVATAR);
    }
    for (int i = 0; i < 7; i++) {
      assertThat(references(picture("many" + i).pack())).isEqualTo(i >= 2);
      assertThat(catalog().version(owner, versions.get(i)).isPresent()).isEqualTo(i >= 2);
    }
  }

  @Test
  default void removingAgainAndAgainLosesNoPictureOfTheHistory() {
    Owner owner = mattermost("deletes");
    assign(owner, wearing("kept through deletes"));
    for (int i = 0; i < 30; i++) {
      assign(owner, Look.NONE);
    }

    assertThat(references(picture("kept through deletes").pack())).isTrue();
  }

  @Test
  default void packStaysReferencedWhileSomebodyElseHasIt() {
    assign(creatorshub("6"), wearing("shared"));
    assign(creatorshub("7"), wearing("shared"));
    for (int i = 0; i < 5; i++) {
      assign(creatorshub("6"), wearing("other" + i));
    }

    assertThat(references(picture("shared").pack())).isTrue();
    for (int i = 0; i < 5; i++) {
      assign(creatorshub("7"), wearing("other" + i));
    }
    assertThat(references(picture("shared").pack())).isFalse();
  }

  @Test
  default void newUsernameOfSomebodyWithoutPictureIsAChange() {
    Owner owner = mattermost("renamed");
    catalog().assign(named(owner, "old"), Look.GRAVATAR, originOf(owner), 5);
    long before = catalog().find(owner).orElseThrow().portrait().changedAt();
    long now = clock().tick();

    catalog().rename(named(owner, "new"));

    Sitter after = catalog().find(owner).orElseThrow();
    assertThat(now).isGreaterThan(before);
    assertThat(after.identity().username()).isEqualTo("new");
    assertThat(after.portrait()).isEqualTo(new Portrait(Look.GRAVATAR, now, 5));
  }

  @Test
  default void newUsernameOfSomebodyWithAPictureIsNoChange() {
    Owner owner = mattermost("renamed-with");
    Sitter before = catalog().assign(named(owner, "old"), wearing("a"), originOf(owner), 5);
    clock().tick();

    catalog().rename(named(owner, "new"));

    Sitter after = catalog().find(owner).orElseThrow();
    assertThat(after.identity().username()).isEqualTo("new");
    assertThat(after.portrait()).isEqualTo(before.portrait());
  }

  @Test
  default void sameUsernameOrNewAddressIsNoChange() {
    Owner owner = mattermost("same-name");
    Sitter before = catalog().assign(named(owner, "name"), Look.NONE, originOf(owner), 5);
    clock().tick();

    catalog().rename(named(owner, "name"));
    catalog().rename(new Identity(owner, null, "new@example.org"));

    Sitter after = catalog().find(owner).orElseThrow();
    assertThat(after.portrait()).isEqualTo(before.portrait());
    assertThat(after.identity()).isEqualTo(new Identity(owner, "name", "new@example.org"));
  }

  @Test
  default void renameMakesNobodyKnown() {
    catalog().rename(named(mattermost("stranger"), "name"));

    assertThat(catalog().find(mattermost("stranger"))).isEmpty();
  }

  @Test
  default void manyThreadsWithOneUnknownIdentityMakeOnePerson() throws Exception {
    Owner owner = mattermost("race");
    List<Sitter> results =
        together(
            8,
            i ->
                () ->
                    catalog().assign(Identity.of(owner), wearing("race" + i), originOf(owner), 1));

    assertThat(results).extracting(Sitter::person).containsOnly(results.getFirst().person());
    assertThat(results).extracting(s -> s.portrait().changedAt()).doesNotHaveDuplicates();
    Sitter last = catalog().find(owner).orElseThrow();
    assertThat(results).contains(last);
    assertThat(results).allMatch(s -> s.portrait().changedAt() <= last.portrait().changedAt());
  }

  @Test
  default void writersAtOnceLoseNoVersion() throws Exception {
    Owner owner = mattermost("writers");
    assign(owner, Look.NONE);
    List<List<Sitter>> results =
        together(
            4,
            i ->
                () -> {
                  List<Sitter> mine = new ArrayList<>();
                  for (int n = 0; n < 25; n++) {
                    mine.add(
                        catalog()
                            .assign(Identity.of(owner), wearing(i + "/" + n), originOf(owner), 1));
                  }
                  return mine;
                });

    assertThat(results)
        .allSatisfy(mine -> assertThat(mine).extracting(s -> s.portrait().changedAt()).isSorted());
    List<Sitter> all = results.stream().flatMap(List::stream).toList();
    assertThat(all).extracting(s -> s.portrait().changedAt()).doesNotHaveDuplicates();
    List<Sitter> latest =
        all.stream()
            .sorted((a, b) -> Long.compare(b.portrait().changedAt(), a.portrait().changedAt()))
            .limit(5)
            .toList();
    assertThat(catalog().find(owner)).contains(latest.getFirst());
    for (Sitter sitter : latest) {
      assertThat(catalog().version(owner, sitter.portrait().changedAt()))
          .isEqualTo(sitter.portrait().picture());
    }
  }

  @Test
  default void interruptedThreadHarmsNobody() throws Exception {
    Thread interrupted =
        Thread.ofVirtual()
            .start(
                () -> {
                  Thread.currentThread().interrupt();
                  try {
                    assign(mattermost("interrupted"), wearing("a"));
                  } catch (RefusedException e) {
                    assertThat(e.refusal()).isEqualTo(new Refusal.StorageUnavailable());
                  }
                });
    interrupted.join();

    Sitter after = assign(mattermost("undisturbed"), wearing("b"));
    assertThat(catalog().find(mattermost("undisturbed"))).contains(after);
  }

  @Test
  default void checkIsWell() {
    assertThat(catalog().check()).isEqualTo(Health.OK);
  }

  @Test
  default void closedCatalogRefusesAndSaysSo() {
    catalog().close();
    catalog().close();

    assertThat(catalog().check().ok()).isFalse();
    assertThatThrownBy(() -> catalog().find(cloudreve("closed")))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isEqualTo(new Refusal.StorageUnavailable()))
        .hasCauseInstanceOf(Exception.class);
  }

  /** Runs work in several threads that begin at the same moment. */
  static <T> List<T> together(int threads, IntFunction<Callable<T>> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Future<T>> futures = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < threads; i++) {
        Callable<T> task = work.apply(i);
        futures.add(
            executor.submit(
                () -> {
                  start.await();
                  return task.call();
                }));
      }
    }
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(future.get());
    }
    return results;
  }
}
