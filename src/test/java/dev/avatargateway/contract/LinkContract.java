package dev.avatargateway.contract;

import static dev.avatargateway.contract.Samples.originOf;
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
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Sitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What linking keeps to. */
public interface LinkContract extends LinkedPeople {

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
                                  Identity.of(owner),
                                  wearing(i + "." + n),
                                  originOf(owner),
                                  50 + n));
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
