package dev.avatargateway.contract;

import static dev.avatargateway.contract.Samples.cloudreve;
import static dev.avatargateway.contract.Samples.mattermost;
import static dev.avatargateway.contract.Samples.originOf;
import static dev.avatargateway.contract.Samples.wearing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Outbox.Errand;
import dev.avatargateway.core.Outbox.Parked;
import dev.avatargateway.core.Outbox.Target;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Sitter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every outbox keeps to: who gets which errand, and when. */
public interface OutboxContract extends OutboxCase {

  @Test
  default void changeIsAnErrandForEachTargetItConcerns() {
    outbox().subscribe(Set.of(HOOK, CHAT, FILES));

    Sitter ada = wears(mattermost("ada"), wearing("a"));

    Errand expected =
        new Errand(
            CHAT,
            ada.person(),
            ada.portrait().changedAt(),
            0,
            List.of(ada.identity()),
            List.of(),
            ada.portrait());
    assertThat(due(CHAT)).containsExactly(expected);
    assertThat(only(HOOK).person()).isEqualTo(ada.person());
    assertThat(due(FILES)).isEmpty();
  }

  @Test
  default void nobodyIsToldWhatHappenedBefore() {
    wears(mattermost("early"), wearing("a"));

    outbox().subscribe(Set.of(HOOK));

    assertThat(due(HOOK)).isEmpty();
  }

  @Test
  default void errandsOfATargetThatLeftAreDropped() {
    outbox().subscribe(Set.of(HOOK, CHAT));
    PersonKey gone = wears(mattermost("a"), wearing("a")).person();
    people().forget(gone);

    outbox().subscribe(Set.of(CHAT));
    wears(mattermost("b"), wearing("b"));
    outbox().subscribe(Set.of(CHAT, HOOK));

    assertThat(due(HOOK)).isEmpty();
    assertThat(due(CHAT)).hasSize(2);
  }

  @Test
  default void subscribingAgainKeepsWhatWaits() {
    outbox().subscribe(Set.of(HOOK));
    wears(mattermost("a"), wearing("a"));

    outbox().subscribe(Set.of(HOOK, CHAT));

    assertThat(due(HOOK)).hasSize(1);
  }

  @Test
  default void targetWhoseSpaceIsAnotherNowStartsAnew() {
    outbox().subscribe(Set.of(new Target("chat", Optional.empty())));
    wears(cloudreve("a"), wearing("a"));
    Target narrowed = new Target("chat", Optional.of(Samples.MATTERMOST));

    outbox().subscribe(Set.of(narrowed));
    wears(cloudreve("b"), wearing("b"));

    assertThat(due(narrowed)).isEmpty();
  }

  @Test
  default void laterChangeJoinsTheErrandThatWaits() {
    outbox().subscribe(Set.of(HOOK));
    wears(mattermost("a"), wearing("a"));
    wears(mattermost("a"), Look.GRAVATAR);
    Portrait last = wears(mattermost("a"), wearing("b")).portrait();

    Errand errand = only(HOOK);

    assertThat(errand.portrait()).isEqualTo(last);
    assertThat(errand.version()).isEqualTo(last.changedAt());
    outbox().done(errand);
    leasesEnd();
    assertThat(due(HOOK)).isEmpty();
    assertThat(outbox().waiting(HOOK)).isZero();
  }

  @Test
  default void longestWaitingComesFirst() {
    outbox().subscribe(Set.of(HOOK));
    List<PersonKey> inOrder = new ArrayList<>();
    for (String name : List.of("c", "a", "b")) {
      inOrder.add(wears(mattermost(name), wearing(name)).person());
    }

    assertThat(outbox().claim(HOOK, 2, LEASE))
        .extracting(Errand::person)
        .containsExactlyElementsOf(inOrder.subList(0, 2));
    assertThat(only(HOOK).person()).isEqualTo(inOrder.getLast());
  }

  @Test
  default void nobodyElseGetsAnErrandDuringTheLease() {
    outbox().subscribe(Set.of(HOOK));
    wears(mattermost("a"), wearing("a"));

    Errand first = only(HOOK);
    assertThat(due(HOOK)).isEmpty();
    wears(mattermost("a"), wearing("b"));
    assertThat(due(HOOK)).isEmpty();

    leasesEnd();
    Errand second = only(HOOK);
    assertThat(first.attempts()).isZero();
    assertThat(second.attempts()).isEqualTo(1);
  }

  @Test
  default void whoseLeaseEndedCannotEndAnErrandOfSomebodyElse() {
    outbox().subscribe(Set.of(HOOK));
    wears(mattermost("a"), wearing("a"));
    Errand slow = only(HOOK);
    leasesEnd();
    Errand quick = only(HOOK);

    outbox().done(slow);
    outbox().park(slow, "too slow");
    outbox().postpone(slow, clock().instant(), "too slow");

    assertThat(due(HOOK)).isEmpty();
    assertThat(outbox().parked(10)).isEmpty();
    assertThat(outbox().waiting(HOOK)).isEqualTo(1);
    outbox().done(quick);
    assertThat(outbox().waiting(HOOK)).isZero();
  }

  @Test
  default void doneStaysDueWhenThePersonChangedSince() {
    outbox().subscribe(Set.of(HOOK));
    wears(mattermost("a"), wearing("a"));
    Errand first = only(HOOK);
    long later = wears(mattermost("a"), wearing("b")).portrait().changedAt();

    outbox().done(first);

    Errand second = only(HOOK);
    assertThat(second.version()).isEqualTo(later);
    assertThat(second.attempts()).isZero();
    outbox().done(second);
    assertThat(outbox().waiting(HOOK)).isZero();
  }

  @Test
  default void postponedIsDueAtItsTime() {
    outbox().subscribe(Set.of(HOOK));
    wears(mattermost("a"), wearing("a"));

    outbox().postpone(only(HOOK), clock().instant().plusSeconds(10), "away");
    assertThat(outbox().waiting(HOOK)).isEqualTo(1);
    clock().set(clock().millis() + 9_999);
    assertThat(due(HOOK)).isEmpty();

    clock().set(clock().millis() + 1);
    assertThat(only(HOOK).attempts()).isEqualTo(1);
  }

  @Test
  default void laterChangeDoesNotHurryWhatIsPostponed() {
    outbox().subscribe(Set.of(HOOK));
    wears(mattermost("a"), wearing("a"));
    outbox().postpone(only(HOOK), clock().instant().plusSeconds(10), "away");

    wears(mattermost("a"), wearing("b"));

    assertThat(due(HOOK)).isEmpty();
  }

  @Test
  default void parkedWaitsForTheOperator() {
    outbox().subscribe(Set.of(HOOK, CHAT));
    Sitter ada = wears(mattermost("ada"), wearing("a"));
    Errand errand = only(HOOK);

    outbox().park(errand, "refused with 410");

    leasesEnd();
    assertThat(due(HOOK)).isEmpty();
    assertThat(outbox().waiting(HOOK)).isZero();
    Parked parked = outbox().parked(10).getFirst();
    assertThat(parked.reason()).isEqualTo("refused with 410");
    assertThat(parked.since().toEpochMilli()).isEqualTo(clock().millis() - LEASE.toMillis());
    assertThat(parked.errand().person()).isEqualTo(ada.person());
    assertThat(parked.errand().target()).isEqualTo(HOOK);
    assertThat(parked.errand().identities()).containsExactly(ada.identity());
  }

  @Test
  default void parkedAreListedOldestFirst() {
    outbox().subscribe(Set.of(HOOK));
    for (String name : List.of("a", "b", "c")) {
      wears(mattermost(name), wearing(name));
    }
    List<Errand> errands = due(HOOK).reversed();
    for (Errand errand : errands) {
      clock().tick();
      outbox().park(errand, "no");
    }

    assertThat(outbox().parked(2))
        .extracting(parked -> parked.errand().person())
        .containsExactly(errands.get(0).person(), errands.get(1).person());
  }

  @Test
  default void nextChangeFreesWhatIsParked() {
    outbox().subscribe(Set.of(HOOK));
    wears(mattermost("a"), wearing("a"));
    outbox().park(only(HOOK), "no");

    long version = wears(mattermost("a"), wearing("b")).portrait().changedAt();

    Errand errand = only(HOOK);
    assertThat(errand.version()).isEqualTo(version);
    assertThat(errand.attempts()).isZero();
    assertThat(outbox().parked(10)).isEmpty();
  }

  @Test
  default void whatChangedSinceIsNotParked() {
    outbox().subscribe(Set.of(HOOK));
    wears(mattermost("a"), wearing("a"));
    Errand errand = only(HOOK);
    wears(mattermost("a"), wearing("b"));

    outbox().park(errand, "no");

    assertThat(outbox().parked(10)).isEmpty();
    assertThat(due(HOOK)).hasSize(1);
  }

  @Test
  default void retryFreesOneTargetOrAll() {
    outbox().subscribe(Set.of(HOOK, CHAT));
    wears(mattermost("a"), wearing("a"));
    outbox().park(only(HOOK), "no");
    outbox().park(only(CHAT), "no");

    assertThat(outbox().retry(Optional.of(CHAT))).isEqualTo(1);
    assertThat(due(HOOK)).isEmpty();
    assertThat(only(CHAT).attempts()).isZero();
    assertThat(outbox().retry(Optional.empty())).isEqualTo(1);
    assertThat(due(HOOK)).hasSize(1);
    assertThat(outbox().retry(Optional.empty())).isZero();
  }

  @Test
  default void longReasonIsCut() {
    outbox().subscribe(Set.of(HOOK));
    wears(mattermost("a"), wearing("a"));

    outbox().park(only(HOOK), "x".repeat(100_000));

    assertThat(outbox().parked(1).getFirst().reason()).startsWith("xxx").hasSizeLessThan(2000);
  }

  @Test
  default void noChangeIsLostWhileErrandsAreRun() throws Exception {
    outbox().subscribe(Set.of(HOOK));
    Owner owner = mattermost("busy");
    int changes = 200;
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      Callable<Long> change =
          () -> {
            long last = 0;
            for (int i = 0; i < changes; i++) {
              last =
                  catalog()
                      .assign(Identity.of(owner), wearing("v" + i), originOf(owner), 1)
                      .portrait()
                      .changedAt();
            }
            return last;
          };
      List<Future<Long>> changers = List.of(threads.submit(change), threads.submit(change));
      Set<Long> told = new HashSet<>();
      while (changers.stream().anyMatch(c -> !c.isDone()) || outbox().waiting(HOOK) > 0) {
        for (Errand errand : due(HOOK)) {
          told.add(errand.version());
          outbox().done(errand);
        }
      }
      long last = Math.max(changers.get(0).get(), changers.get(1).get());
      assertThat(told).contains(last);
      assertThat(catalog().find(owner).orElseThrow().portrait().changedAt()).isEqualTo(last);
    }
  }
}
