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
import dev.avatargateway.core.Change;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.People;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Person;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Pseudonym;
import dev.avatargateway.core.Sitter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every keeper of people keeps to, but for linking; its history keeps 5 pictures. */
public interface PeopleContract extends ReferencedPacks {

  People people();

  /** The catalog over the same people. */
  Catalog catalog();

  /** Their clock. */
  ManualClock clock();

  default Sitter wear(Owner owner, Look look) {
    return catalog().assign(Identity.of(owner), look, originOf(owner), clock().tick());
  }

  @Test
  default void addedPersonIsShownByKeyAndByIdentity() {
    Identity one = new Identity(cloudreve("1"), null, "ada@example.org");
    Identity two = named(mattermost("ada"), "ada");

    PersonKey key = people().add("Ada", List.of(one, two));

    Person ada = new Person(key, "Ada", List.of(one, two), Portrait.UNTOUCHED);
    assertThat(people().show(key)).contains(ada);
    assertThat(people().show(two.owner())).contains(ada);
    assertThat(catalog().find(one.owner())).contains(new Sitter(key, one, Portrait.UNTOUCHED));
    assertThat(people().history(key)).isEmpty();
  }

  @Test
  default void anAddressIsFoundByItsDigestsUntilThePersonIsForgotten() {
    Owner address = new Owner(Pseudonym.EMAIL, "person@example.com");
    Pseudonym md5 = new Pseudonym("7de8517bce4457e8390aa4006a1880fb");
    PersonKey key =
        people().add("Ada", List.of(Identity.of(mattermost("ada")), Identity.of(address)));

    assertThat(catalog().named(md5)).contains(address);
    for (Pseudonym pseudonym : Pseudonym.of(address)) {
      assertThat(catalog().named(pseudonym)).contains(address);
    }
    people().forget(key);
    assertThat(catalog().named(md5)).isEmpty();
  }

  @Test
  default void anAddressThatIsLinkedIsFoundByItsDigests() {
    wear(mattermost("eve"), wearing("1"));
    Owner address = new Owner(Pseudonym.EMAIL, "eve@example.com");
    people().link(mattermost("eve"), address);

    assertThat(catalog().named(Pseudonym.of(address).getLast())).contains(address);
    assertThat(catalog().find(address).orElseThrow().portrait().picture()).contains(picture("1"));
  }

  @Test
  default void ofTwoWithOnePseudonymTheOneKnownLongestIsMeant() {
    Owner first = new Owner(Pseudonym.OPENID, "https://twice.example.com/id");
    Owner second = new Owner(Pseudonym.OPENID, "http://twice.example.com/id");
    PersonKey key = people().add("First", List.of(Identity.of(first)));
    people().add("Second", List.of(Identity.of(second)));

    assertThat(catalog().named(Pseudonym.of(second).getFirst())).contains(first);
    people().forget(key);
    assertThat(catalog().named(Pseudonym.of(second).getFirst())).contains(second);
  }

  @Test
  default void anAddressThatAProductReportsIsNotFoundByItsDigests() {
    people().add("Bob", List.of(new Identity(mattermost("bob7"), null, "bob7@example.com")));

    Owner address = new Owner(Pseudonym.EMAIL, "bob7@example.com");
    assertThat(catalog().named(Pseudonym.of(address).getFirst())).isEmpty();
  }

  @Test
  default void personMayHaveNoIdentity() {
    PersonKey key = people().add("Nobody yet", List.of());

    assertThat(people().show(key).orElseThrow().identities()).isEmpty();
  }

  @Test
  default void addingATakenIdentityChangesNothing() {
    PersonKey first = people().add("First", List.of(Identity.of(mattermost("taken"))));
    List<Identity> wanted =
        List.of(Identity.of(mattermost("free")), Identity.of(mattermost("taken")));

    assertThatThrownBy(() -> people().add("Second", wanted))
        .isInstanceOf(PeopleException.class)
        .hasMessageContaining("mattermost:taken");
    assertThat(catalog().find(mattermost("free"))).isEmpty();
    assertThat(catalog().find(mattermost("taken")).orElseThrow().person()).isEqualTo(first);
  }

  @Test
  default void sameIdentityTwiceIsNotAdded() {
    Identity twice = Identity.of(mattermost("twice"));

    assertThatThrownBy(() -> people().add("Twice", List.of(twice, twice)))
        .isInstanceOf(PeopleException.class);
    assertThat(catalog().find(twice.owner())).isEmpty();
  }

  @Test
  default void unknownKeyIsShownAsEmptyAndRefusedOtherwise() {
    PersonKey nobody = PersonKey.random();

    assertThat(people().show(nobody)).isEmpty();
    assertThat(people().show(mattermost("nobody"))).isEmpty();
    assertThatThrownBy(() -> people().history(nobody)).isInstanceOf(PeopleException.class);
    assertThatThrownBy(() -> people().restore(nobody, 1)).isInstanceOf(PeopleException.class);
    assertThatThrownBy(() -> people().forget(nobody)).isInstanceOf(PeopleException.class);
  }

  @Test
  default void siblingIsTheOneKnownLongest() {
    people()
        .add(
            "Ada",
            List.of(
                named(mattermost("first"), "first"),
                named(mattermost("second"), "second"),
                Identity.of(cloudreve("ada"))));

    assertThat(catalog().sibling(cloudreve("ada"), Samples.MATTERMOST))
        .contains(named(mattermost("first"), "first"));
    assertThat(catalog().sibling(mattermost("second"), Samples.MATTERMOST))
        .contains(named(mattermost("first"), "first"));
    assertThat(catalog().sibling(mattermost("second"), Samples.CREATORSHUB)).isEmpty();
  }

  @Test
  default void allIdentitiesWearOnePicture() {
    people().add("Ada", List.of(Identity.of(cloudreve("1")), Identity.of(mattermost("1"))));

    Portrait worn = wear(cloudreve("1"), wearing("a")).portrait();

    assertThat(catalog().find(mattermost("1")).orElseThrow().portrait()).isEqualTo(worn);
    assertThat(catalog().version(mattermost("1"), worn.changedAt())).contains(picture("a"));
  }

  @Test
  default void newUsernameOfSomebodyUntouchedIsAChange() {
    PersonKey key = people().add("Ada", List.of(Identity.of(mattermost("ada"))));
    long now = clock().tick();

    catalog().rename(named(mattermost("ada"), "ada"));

    assertThat(people().show(key).orElseThrow().portrait())
        .isEqualTo(new Portrait(Look.NONE, now, 0));
    assertThat(people().history(key)).isEmpty();
  }

  @Test
  default void historyHasTheLatestFirst() {
    Owner owner = mattermost("history");
    Sitter first = wear(owner, wearing("a"));
    Sitter second = wear(owner, Look.GRAVATAR);
    Sitter third = wear(owner, wearing("a"));
    Sitter fourth = wear(owner, Look.NONE);

    assertThat(people().history(first.person()))
        .containsExactly(change(fourth), change(third), change(second), change(first));
  }

  @Test
  default void historyIsBounded() {
    Owner owner = mattermost("bounded");
    PersonKey key = wear(owner, wearing("a")).person();
    long oldest = wear(owner, wearing("b")).portrait().changedAt();
    for (int i = 0; i < 40; i++) {
      wear(owner, Look.NONE);
      wear(owner, Look.GRAVATAR);
      Look other = wearing(i % 2 == 0 ? "a" : "b");
      long version =
          people().history(key).stream()
              .filter(change -> change.look().equals(other))
              .findFirst()
              .orElseThrow()
              .changedAt();
      people().restore(key, version);
    }

    assertThat(people().history(key)).hasSizeLessThanOrEqualTo(15);
    assertThat(catalog().version(owner, oldest)).isEmpty();
    assertThat(references(picture("a").pack())).isTrue();
    assertThat(references(picture("b").pack())).isTrue();
  }

  @Test
  default void restoredPictureIsANewVersion() {
    Owner owner = creatorshub("restore");
    Sitter first = wear(owner, wearing("a"));
    wear(owner, wearing("b"));
    long now = clock().tick();

    Person restored = people().restore(first.person(), first.portrait().changedAt());

    assertThat(restored.portrait()).isEqualTo(new Portrait(wearing("a"), now, now));
    assertThat(catalog().version(owner, now)).contains(picture("a"));
    assertThat(catalog().find(owner).orElseThrow().portrait()).isEqualTo(restored.portrait());
  }

  @Test
  default void removedPictureCanBeRestoredButItsOldVersionStaysEnded() {
    Owner owner = creatorshub("restore-removed");
    Sitter first = wear(owner, wearing("a"));
    wear(owner, Look.NONE);

    Person restored = people().restore(first.person(), first.portrait().changedAt());

    assertThat(restored.portrait().look()).isEqualTo(wearing("a"));
    assertThat(catalog().version(owner, first.portrait().changedAt())).isEmpty();
    assertThat(catalog().version(owner, restored.portrait().changedAt())).contains(picture("a"));
  }

  @Test
  default void restoringAnUnknownVersionChangesNothing() {
    Sitter worn = wear(creatorshub("restore-unknown"), wearing("a"));

    assertThatThrownBy(() -> people().restore(worn.person(), worn.portrait().changedAt() + 1))
        .isInstanceOf(PeopleException.class);
    assertThat(catalog().find(worn.identity().owner())).contains(worn);
  }

  @Test
  default void forgottenPersonLeavesNothing() {
    Owner owner = creatorshub("forgotten");
    Sitter first = wear(owner, wearing("forgotten a"));
    Sitter second = wear(owner, wearing("forgotten b"));

    people().forget(first.person());

    assertThat(catalog().find(owner)).isEmpty();
    assertThat(people().show(first.person())).isEmpty();
    assertThat(catalog().version(owner, first.portrait().changedAt())).isEmpty();
    assertThat(catalog().version(owner, second.portrait().changedAt())).isEmpty();
    assertThat(references(picture("forgotten a").pack())).isFalse();
    assertThat(references(picture("forgotten b").pack())).isFalse();
    assertThat(wear(owner, wearing("c")).person()).isNotEqualTo(first.person());
  }

  @Test
  default void idsAreRenamedOnceAndTheRestReported() {
    Owner moved = cloudreve("aa");
    Sitter before = wear(moved, wearing("a"));
    wear(cloudreve("bb"), wearing("b"));
    wear(cloudreve("22"), wearing("c"));
    wear(cloudreve("lpua"), wearing("d"));
    wear(cloudreve("same"), wearing("e"));
    wear(mattermost("aa"), wearing("f"));

    People.Relabelled done = people().renameIds(Samples.CLOUDREVE, PeopleContract::decode);

    assertThat(done.moved()).containsExactly("aa");
    assertThat(done.left()).containsExactlyInAnyOrder("bb", "22", "lpua");
    assertThat(catalog().find(moved)).isEmpty();
    Sitter after = catalog().find(cloudreve("11")).orElseThrow();
    assertThat(after.person()).isEqualTo(before.person());
    assertThat(after.portrait()).isEqualTo(before.portrait());
    Change change = people().history(after.person()).getFirst();
    assertThat(change.origin()).isEqualTo(originOf(cloudreve("11")));
    assertThat(catalog().find(mattermost("aa"))).isPresent();

    wear(moved, wearing("g"));
    assertThat(people().renameIds(Samples.CLOUDREVE, PeopleContract::decode))
        .isEqualTo(People.Relabelled.NOTHING);
    assertThat(catalog().find(moved)).isPresent();
  }

  private static Optional<String> decode(String id) {
    return switch (id) {
      case "aa" -> Optional.of("11");
      case "bb" -> Optional.of("22");
      case "same" -> Optional.of("same");
      default -> Optional.empty();
    };
  }

  private static Change change(Sitter sitter) {
    Portrait portrait = sitter.portrait();
    return new Change(
        portrait.changedAt(),
        portrait.setAt(),
        portrait.look(),
        originOf(sitter.identity().owner()));
  }
}
