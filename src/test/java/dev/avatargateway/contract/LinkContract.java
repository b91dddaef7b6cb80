package dev.avatargateway.contract;

import static dev.avatargateway.contract.Samples.cloudreve;
import static dev.avatargateway.contract.Samples.creatorshub;
import static dev.avatargateway.contract.Samples.originOf;
import static dev.avatargateway.contract.Samples.mattermost;
import static dev.avatargateway.contract.Samples.picture;
import static dev.avatargateway.contract.Samples.wearing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.Catalog;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.People;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Person;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Sitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What linking and unlinking keep to. */
public interface LinkContract {

  Owner A = cloudreve("a");
  Owner B = mattermost("b");
  Owner C = creatorshub("c");
  Owner D = mattermost("d");

  People people();

  Catalog catalog();

  ManualClock clock();

  /** Puts a look on that was chosen at this moment. */
  default Sitter wears(Owner owner, Look look, long setAt) {
    clock().tick();
    return catalog().assign(Identity.of(owner), look, originOf(owner), setAt);
  }

  default Look look(Owner owner) {
    return catalog().find(owner).orElseThrow().portrait().look();
  }

  default long changedAt(Owner owner) {
    return catalog().find(owner).orElseThrow().portrait().changedAt();
  }

  default PersonKey person(Owner owner) {
    return catalog().find(owner).orElseThrow().person();
  }

  @Test
  default void laterSetPictureStaysWhicheverIsLinkedTo() {
    PersonKey a = wears(A, wearing("a"), 20).person();
    wears(B, wearing("b"), 10);
    wears(C, wearing("c"), 10);
    wears(D, wearing("d"), 20);

    Person ab = people().link(A, B);
    Person cd = people().link(C, D);

    assertThat(ab.key()).isEqualTo(a);
    assertThat(ab.identities()).extracting(Identity::owner).containsExactly(A, B);
    assertThat(ab.portrait().look()).isEqualTo(wearing("a"));
    assertThat(ab.portrait().setAt()).isEqualTo(20);
    assertThat(cd.portrait().look()).isEqualTo(wearing("d"));
    assertThat(cd.portrait().setAt()).isEqualTo(20);
    assertThat(look(B)).isEqualTo(wearing("a"));
    assertThat(person(B)).isEqualTo(a);
  }

  @Test
  default void pictureBeatsGravatarBeatsNothing() {
    wears(A, Look.GRAVATAR, 90);
    wears(B, wearing("b"), 10);
    wears(C, Look.NONE, 99);

    assertThat(people().link(C, A).portrait().look()).isEqualTo(Look.GRAVATAR);
    assertThat(people().link(A, B).portrait().look()).isEqualTo(wearing("b"));
  }

  @Test
  default void versionRisesAboveBoth() {
    wears(A, wearing("a"), 10);
    clock().set(clock().millis() + 500_000);
    long b = wears(B, wearing("b"), 5).portrait().changedAt();
    clock().set(b - 400_000);

    Person joined = people().link(A, B);

    assertThat(joined.portrait().changedAt()).isEqualTo(b + 1);
    assertThat(catalog().version(A, b + 1)).contains(picture("a"));
    assertThat(catalog().version(B, b + 1)).contains(picture("a"));
  }

  @Test
  default void unknownIdentityIsAdded() {
    PersonKey a = wears(A, wearing("a"), 10).person();

    assertThat(people().link(A, B).key()).isEqualTo(a);
    assertThat(people().link(C, A).key()).isEqualTo(a);
    assertThat(people().show(a).orElseThrow().identities())
        .extracting(Identity::owner)
        .containsExactly(A, B, C);
    assertThat(look(C)).isEqualTo(wearing("a"));
  }

  @Test
  default void unknownIdentityThatWasAddedCanBeTakenOutAgain() {
    PersonKey a = wears(A, wearing("a"), 10).person();
    people().link(A, B);

    Person b = people().unlink(B);

    assertThat(b.key()).isNotEqualTo(a);
    assertThat(b.portrait().look()).isEqualTo(Look.NONE);
    assertThat(look(A)).isEqualTo(wearing("a"));
  }

  @Test
  default void twoUnknownIdentitiesAreNotLinked() {
    assertThatThrownBy(() -> people().link(A, B)).isInstanceOf(PeopleException.class);
    assertThat(catalog().find(A)).isEmpty();
  }

  @Test
  default void linkingAgainChangesNothing() {
    wears(A, wearing("a"), 10);
    wears(B, wearing("b"), 20);
    Person joined = people().link(A, B);
    clock().tick();

    assertThat(people().link(A, B)).isEqualTo(joined);
    assertThat(people().link(B, A)).isEqualTo(joined);
    assertThat(people().link(A, A)).isEqualTo(joined);
  }

  @Test
  default void peopleWhoNeverSetAnythingStayUntouched() {
    people().add("", List.of(Identity.of(A)));
    PersonKey b = people().add("Bea", List.of(Identity.of(B)));

    Person joined = people().link(A, B);

    assertThat(joined.portrait()).isEqualTo(Portrait.UNTOUCHED);
    assertThat(joined.name()).isEqualTo("Bea");
    assertThat(people().unlink(B))
        .isEqualTo(new Person(b, "Bea", List.of(Identity.of(B)), Portrait.UNTOUCHED));
    assertThat(people().show(A).orElseThrow().name()).isEmpty();
  }

  @Test
  default void keyOfTheJoinedPersonStillShowsThem() {
    wears(A, wearing("a"), 10);
    PersonKey b = wears(B, wearing("b"), 20).person();
    Person joined = people().link(A, B);

    assertThat(people().show(b)).contains(joined);
    assertThat(people().history(b)).isEqualTo(people().history(joined.key()));
  }

  @Test
  default void oldVersionsOfBothAreFoundByEither() {
    long a = wears(A, wearing("a"), 10).portrait().changedAt();
    long b = wears(B, wearing("b"), 20).portrait().changedAt();
    people().link(A, B);

    for (Owner owner : List.of(A, B)) {
      assertThat(catalog().version(owner, a)).contains(picture("a"));
      assertThat(catalog().version(owner, b)).contains(picture("b"));
    }
  }

  @Test
  default void versionsOfTheSameMomentAreEachIdentitysOwn() {
    catalog().assign(Identity.of(A), wearing("a"), originOf(A), 10);
    catalog().assign(Identity.of(B), wearing("b"), originOf(B), 20);
    long moment = clock().millis();
    people().link(A, B);

    assertThat(catalog().version(A, moment)).contains(picture("a"));
    assertThat(catalog().version(B, moment)).contains(picture("b"));
  }

  @Test
  default void lookThatDidNotStayIsInTheHistoryAndCanBeRestored() {
    long a = wears(A, wearing("a"), 10).portrait().changedAt();
    wears(B, wearing("b"), 20);
    PersonKey joined = people().link(A, B).key();

    assertThat(people().history(joined))
        .extracting(change -> change.look())
        .containsExactly(wearing("b"), wearing("b"), wearing("a"));
    assertThat(people().history(joined).getFirst().origin()).isEqualTo(originOf(B));
    assertThat(people().restore(joined, a).portrait().look()).isEqualTo(wearing("a"));
  }

  @Test
  default void unlinkGivesBothBackWhatTheyWore() {
    Sitter a = wears(A, wearing("a"), 10);
    Sitter b = wears(B, wearing("b"), 20);
    long joined = people().link(A, B).portrait().changedAt();
    clock().tick();

    Person back = people().unlink(B);

    assertThat(back.key()).isEqualTo(b.person());
    assertThat(person(A)).isEqualTo(a.person());
    assertThat(look(A)).isEqualTo(wearing("a"));
    assertThat(catalog().find(A).orElseThrow().portrait().setAt()).isEqualTo(10);
    assertThat(look(B)).isEqualTo(wearing("b"));
    assertThat(back.portrait().setAt()).isEqualTo(20);
    assertThat(changedAt(A)).isGreaterThan(joined);
    assertThat(changedAt(B)).isGreaterThan(joined);
    assertThat(people().show(A).orElseThrow().identities())
        .extracting(Identity::owner)
        .containsExactly(A);
  }

  @Test
  default void unlinkOfTheKeptOnesIdentityUndoesTheSameLink() {
    Sitter a = wears(A, wearing("a"), 10);
    Sitter b = wears(B, wearing("b"), 20);
    people().link(A, B);

    assertThat(people().unlink(A).key()).isEqualTo(a.person());
    assertThat(person(B)).isEqualTo(b.person());
    assertThat(look(A)).isEqualTo(wearing("a"));
  }

  @Test
  default void whatChangedSinceStaysWithTheKept() {
    wears(A, wearing("a"), 10);
    wears(B, wearing("b"), 20);
    people().link(A, B);
    long since = wears(B, wearing("new"), 30).portrait().changedAt();

    people().unlink(B);

    assertThat(look(A)).isEqualTo(wearing("new"));
    assertThat(changedAt(A)).isEqualTo(since);
    assertThat(look(B)).isEqualTo(wearing("b"));
    assertThat(changedAt(B)).isGreaterThan(since);
    wears(A, Look.NONE, 40);
    assertThat(look(B)).isEqualTo(wearing("b"));
  }

  @Test
  default void versionsSurviveUnlinking() {
    long a = wears(A, wearing("a"), 10).portrait().changedAt();
    long b = wears(B, wearing("b"), 20).portrait().changedAt();
    long joined = people().link(A, B).portrait().changedAt();
    long since = wears(B, wearing("new"), 30).portrait().changedAt();
    people().unlink(B);

    assertThat(catalog().version(A, a)).contains(picture("a"));
    assertThat(catalog().version(B, b)).contains(picture("b"));
    for (Owner owner : List.of(A, B)) {
      assertThat(catalog().version(owner, joined)).contains(picture("b"));
      assertThat(catalog().version(owner, since)).contains(picture("new"));
    }
    assertThat(catalog().version(A, b)).isEmpty();
    assertThat(catalog().version(B, a)).isEmpty();
    long later = wears(A, wearing("later"), 40).portrait().changedAt();
    assertThat(catalog().version(B, later)).isEmpty();
  }

  @Test
  default void removalAfterUnlinkEndsWhatWasSharedForTheRemoverAlone() {
    wears(A, wearing("a"), 10);
    wears(B, wearing("b"), 20);
    long joined = people().link(A, B).portrait().changedAt();
    long since = wears(A, wearing("new"), 30).portrait().changedAt();
    people().unlink(B);

    wears(B, Look.NONE, 40);

    assertThat(catalog().version(B, joined)).isEmpty();
    assertThat(catalog().version(B, since)).isEmpty();
    assertThat(catalog().version(A, joined)).isEmpty();
    assertThat(catalog().version(A, since)).contains(picture("new"));
  }

  @Test
  default void removalWhileJoinedEndsTheVersionsOfBoth() {
    long a = wears(A, wearing("a"), 10).portrait().changedAt();
    long b = wears(B, wearing("b"), 20).portrait().changedAt();
    people().link(A, B);
    wears(A, Look.NONE, 30);

    assertThat(catalog().version(A, a)).isEmpty();
    assertThat(catalog().version(B, b)).isEmpty();
    people().unlink(B);
    assertThat(look(A)).isEqualTo(Look.NONE);
    assertThat(look(B)).isEqualTo(wearing("b"));
    assertThat(catalog().version(B, b)).isEmpty();
  }

  @Test
  default void whatIsWornAfterAnUnlinkStaysHoweverMuchChangesBefore() {
    wears(A, wearing("old a"), 10);
    wears(B, wearing("old b"), 20);
    people().link(A, B);
    for (int i = 0; i < 12; i++) {
      wears(A, wearing("since" + i), 30 + i);
    }

    people().unlink(B);

    assertThat(look(B)).isEqualTo(wearing("old b"));
    assertThat(look(A)).isEqualTo(wearing("since11"));
  }

  @Test
  default void unlinkedPersonIsForgottenWithoutTrace() {
    wears(A, wearing("a"), 10);
    PersonKey b = wears(B, wearing("b"), 20).person();
    people().link(A, B);
    people().unlink(B);

    people().forget(b);

    assertThat(catalog().references(picture("b").pack())).isFalse();
    assertThat(catalog().references(picture("a").pack())).isTrue();
    assertThat(look(A)).isEqualTo(wearing("a"));
  }

  @Test
  default void joinedPersonIsForgottenWhole() {
    wears(A, wearing("a"), 10);
    PersonKey b = wears(B, wearing("b"), 20).person();
    people().link(A, B);
    people().link(B, C);

    people().forget(b);

    for (Owner owner : List.of(A, B, C)) {
      assertThat(catalog().find(owner)).isEmpty();
    }
    assertThat(catalog().references(picture("a").pack())).isFalse();
    assertThat(catalog().references(picture("b").pack())).isFalse();
  }

  @Test
  default void unlinkedPeopleAreNotUnlinkedAgain() {
    wears(A, wearing("a"), 10);
    wears(B, wearing("b"), 20);
    people().link(A, B);
    people().unlink(B);

    assertThatThrownBy(() -> people().unlink(B)).isInstanceOf(PeopleException.class);
    assertThatThrownBy(() -> people().unlink(A)).isInstanceOf(PeopleException.class);
    assertThatThrownBy(() -> people().unlink(C)).isInstanceOf(PeopleException.class);
  }

  @Test
  default void chainsComeApartInAnyOrder() {
    // Each is linked to the whole so far, in both directions, and taken out in each order.
    for (List<Owner> order :
        List.of(
            List.of(B, C, D),
            List.of(B, D, C),
            List.of(C, B, D),
            List.of(C, D, B),
            List.of(D, B, C),
            List.of(D, C, B))) {
      for (boolean backwards : List.of(false, true)) {
        List<Owner> all = List.of(A, B, C, D);
        List<PersonKey> keys = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
          // The one in the middle is set last, so that its look passes through later links.
          keys.add(wears(all.get(i), wearing("own" + i), i == 1 ? 99 : i).person());
        }
        for (int i = 1; i < all.size(); i++) {
          if (backwards) {
            people().link(all.get(i), all.get(i - 1));
          } else {
            people().link(all.get(i - 1), all.get(i));
          }
        }
        assertThat(look(D)).isEqualTo(wearing("own1"));
        List<Owner> joined = new ArrayList<>(all);
        for (Owner owner : order) {
          // Backwards, each was joined to the next one.
          Owner absorbed = backwards ? all.get(all.indexOf(owner) - 1) : owner;
          people().unlink(absorbed);
          assertShowsOwn(all, joined, absorbed);
        }
        for (int i = 0; i < all.size(); i++) {
          assertThat(person(all.get(i))).isEqualTo(keys.get(i));
          assertThat(look(all.get(i))).isEqualTo(wearing("own" + i));
          people().forget(keys.get(i));
        }
        for (int i = 0; i < all.size(); i++) {
          assertThat(catalog().references(picture("own" + i).pack())).isFalse();
        }
      }
    }
  }

  /** After each step, everybody shows a picture of somebody of their own group, the latest set. */
  private void assertShowsOwn(List<Owner> all, List<Owner> joined, Owner leaving) {
    for (Owner owner : joined) {
      List<Integer> group =
          all.stream()
              .filter(other -> person(other).equals(person(owner)))
              .map(all::indexOf)
              .toList();
      int latest = group.contains(1) ? 1 : group.stream().mapToInt(i -> i).max().orElseThrow();
      assertThat(look(owner)).as("%s after %s", owner, leaving).isEqualTo(wearing("own" + latest));
    }
  }

  @Test
  default void linkedAgainAfterUnlinkingTheyAreJoinedAgain() {
    wears(A, wearing("a"), 10);
    wears(B, wearing("b"), 20);
    for (int i = 0; i < 3; i++) {
      long before = Math.max(changedAt(A), changedAt(B));
      assertThat(people().link(A, B).portrait().look()).isEqualTo(wearing("b"));
      assertThat(changedAt(A)).isGreaterThan(before);
      people().unlink(A);
      assertThat(look(A)).isEqualTo(wearing("a"));
      assertThat(look(B)).isEqualTo(wearing("b"));
    }
  }

  @Test
  default void linksAndWritesAtOnceLoseNothing() throws Exception {
    wears(A, wearing("a"), 10);
    wears(B, wearing("b"), 20);
    List<List<Sitter>> written =
        CatalogContract.together(
            4,
            i ->
                () -> {
                  List<Sitter> mine = new ArrayList<>();
                  for (int n = 0; n < 20; n++) {
                    if (i == 0) {
                      people().link(n % 4 == 0 ? A : B, n % 4 == 0 ? B : A);
                    } else if (i == 1) {
                      people().link(B, A);
                      people().unlink(n % 2 == 0 ? A : B);
                    } else {
                      Owner owner = i == 2 ? A : B;
                      mine.add(
                          catalog()
                              .assign(
                                  Identity.of(owner), wearing(i + "." + n), originOf(owner), 50 + n));
                    }
                  }
                  return mine;
                });

    for (List<Sitter> mine : written) {
      assertThat(mine).extracting(sitter -> sitter.portrait().changedAt()).isSorted();
    }
    Person joined = people().link(A, B);
    assertThat(joined.identities()).hasSize(2);
    assertThat(person(A)).isEqualTo(person(B));
    people().forget(joined.key());
    assertThat(catalog().find(A)).isEmpty();
    assertThat(catalog().find(B)).isEmpty();
  }
}
