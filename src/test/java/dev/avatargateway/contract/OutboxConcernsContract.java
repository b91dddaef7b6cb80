package dev.avatargateway.contract;

import static dev.avatargateway.contract.Samples.cloudreve;
import static dev.avatargateway.contract.Samples.mattermost;
import static dev.avatargateway.contract.Samples.named;
import static dev.avatargateway.contract.Samples.wearing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Milestone;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Outbox.Errand;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Portrait;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every outbox keeps to: which change concerns whom. */
public interface OutboxConcernsContract extends OutboxCase {

  @Test
  default void productIsNotToldOfWhatCameFromIt() {
    outbox().subscribe(Set.of(HOOK, CHAT, FILES));
    people().add("Ada", List.of(Identity.of(mattermost("a")), Identity.of(cloudreve("a"))));

    brought(mattermost("a"), "import");

    assertThat(due(CHAT)).isEmpty();
    assertThat(due(FILES)).hasSize(1);
    assertThat(due(HOOK)).hasSize(1);

    brought(cloudreve("b"), "pull");
    assertThat(due(FILES)).isEmpty();
  }

  @Test
  default void whatLongWorkBringsIsToldToOthers() {
    outbox().subscribe(Set.of(HOOK, CHAT, FILES));
    people().add("Ada", List.of(Identity.of(mattermost("known")), Identity.of(cloudreve("k"))));
    List<Arrival> arrivals =
        List.of(
            new Arrival(Identity.of(mattermost("new")), Optional.of(wearing("n")), 1, 0),
            new Arrival(Identity.of(mattermost("known")), Optional.of(wearing("k")), 1, 0),
            new Arrival(Identity.of(mattermost("bare")), Optional.empty(), 0, 0));

    bulk()
        .commit(
            arrivals,
            new Origin(mattermost("new"), "import", mattermost("importer")),
            Milestone.end("import"));

    assertThat(due(CHAT)).isEmpty();
    assertThat(due(HOOK)).hasSize(2);
    assertThat(only(FILES).identities()).contains(Identity.of(cloudreve("k")));
  }

  @Test
  default void productIsToldOfWhatCameFromItForAnotherIdentityThere() {
    outbox().subscribe(Set.of(CHAT));
    people().add("Ada", List.of(Identity.of(mattermost("a")), Identity.of(mattermost("b"))));

    brought(mattermost("a"), "import");

    assertThat(due(CHAT)).hasSize(1);
  }

  @Test
  default void whatWaitsIsDoneOnceAfterSomethingCameFromTheProduct() {
    outbox().subscribe(Set.of(CHAT));
    wears(mattermost("a"), wearing("mine"));
    brought(mattermost("a"), "pull");

    outbox().done(only(CHAT));

    leasesEnd();
    assertThat(due(CHAT)).isEmpty();
  }

  @Test
  default void newUserNameOfSomebodyWithoutAPictureConcernsNoProduct() {
    outbox().subscribe(Set.of(HOOK, CHAT));
    people().add("Ada", List.of(Identity.of(mattermost("a"))));

    catalog().rename(named(mattermost("a"), "ada"));

    assertThat(due(CHAT)).isEmpty();
    assertThat(due(HOOK)).hasSize(1);
  }

  @Test
  default void nothingEverSetIsNoErrand() {
    outbox().subscribe(Set.of(HOOK, CHAT));
    people().add("A", List.of(Identity.of(mattermost("a"))));
    people().add("B", List.of(Identity.of(mattermost("b"))));

    people().link(mattermost("a"), mattermost("b"));
    people().unlink(mattermost("b"));

    assertThat(due(HOOK)).isEmpty();
  }

  @Test
  default void linkingAndUnlinkingAreChanges() {
    outbox().subscribe(Set.of(CHAT));
    PersonKey kept = wears(cloudreve("a"), wearing("a")).person();
    PersonKey absorbed = wears(mattermost("b"), wearing("b")).person();

    people().link(cloudreve("a"), mattermost("b"));
    Errand joined = only(CHAT);
    assertThat(joined.person()).isEqualTo(kept);
    assertThat(joined.identities())
        .containsExactly(Identity.of(cloudreve("a")), Identity.of(mattermost("b")));
    outbox().done(joined);

    people().unlink(mattermost("b"));
    Errand parted = only(CHAT);
    assertThat(parted.person()).isEqualTo(absorbed);
    assertThat(parted.portrait().look()).isEqualTo(wearing("b"));
  }

  @Test
  default void joinedPersonIsToldOfOnlyAfterWhatIsBeingToldOfTheirParts() {
    outbox().subscribe(Set.of(CHAT));
    wears(cloudreve("a"), wearing("a"));
    wears(mattermost("b"), wearing("b"));
    Errand running = only(CHAT);

    people().link(cloudreve("a"), mattermost("b"));

    assertThat(due(CHAT)).isEmpty();
    outbox().done(running);
    leasesEnd();
    Errand joined = only(CHAT);
    people().unlink(mattermost("b"));
    assertThat(due(CHAT)).isEmpty();
    outbox().done(joined);
    leasesEnd();
    assertThat(due(CHAT)).extracting(Errand::person).contains(running.person());
  }

  @Test
  default void whoWasForgottenIsNamedByTheirOwners() {
    outbox().subscribe(Set.of(HOOK, CHAT));
    PersonKey ada =
        people().add("Ada", List.of(Identity.of(mattermost("a")), Identity.of(cloudreve("a"))));
    long last = wears(cloudreve("a"), wearing("a")).portrait().changedAt();
    clock().tick();

    people().forget(ada);

    Errand errand = only(HOOK);
    assertThat(errand.person()).isEqualTo(ada);
    assertThat(errand.identities()).isEmpty();
    assertThat(errand.gone()).containsExactlyInAnyOrder(mattermost("a"), cloudreve("a"));
    assertThat(errand.portrait()).isEqualTo(Portrait.UNTOUCHED);
    assertThat(errand.version()).isGreaterThan(last);
    assertThat(only(CHAT).gone()).containsExactly(mattermost("a"));
    outbox().done(errand);
    leasesEnd();
    assertThat(due(HOOK)).isEmpty();
    assertThat(only(CHAT).gone()).containsExactly(mattermost("a"));
  }

  @Test
  default void whoWasForgottenWhileTheErrandRanIsToldOfAgain() {
    outbox().subscribe(Set.of(HOOK));
    PersonKey ada = wears(mattermost("a"), wearing("a")).person();
    Errand running = only(HOOK);

    people().forget(ada);
    outbox().done(running);

    assertThat(only(HOOK).gone()).containsExactly(mattermost("a"));
  }
}
