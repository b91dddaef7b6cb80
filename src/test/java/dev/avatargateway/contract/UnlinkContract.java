package dev.avatargateway.contract;

import static dev.avatargateway.contract.Samples.picture;
import static dev.avatargateway.contract.Samples.wearing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Person;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Sitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What unlinking keeps to. */
public interface UnlinkContract extends LinkedPeople, ReferencedPacks {

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

    assertThat(references(picture("b").pack())).isFalse();
    assertThat(references(picture("a").pack())).isTrue();
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
    assertThat(references(picture("a").pack())).isFalse();
    assertThat(references(picture("b").pack())).isFalse();
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
          assertThat(references(picture("own" + i).pack())).isFalse();
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
}
