package dev.avatargateway.catalog;

import static dev.avatargateway.contract.Samples.mattermost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Sitter;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is remembered of whom, when it is believed, and what is done while nothing answers. */
class RecentSittersTest implements Hearing {

  private static final Owner ADA = mattermost("ada");

  private final Stamps stamps = new Stamps();
  private final RecentSitters sitters =
      new RecentSitters(10, stamps, this, new Outage(() -> nanos()), this::look);
  private long now;
  private boolean sure = true;
  private boolean answers = true;
  private int looks;
  private Optional<Sitter> present = Optional.empty();

  private long nanos() {
    return now;
  }

  private Optional<Sitter> look(Owner owner) {
    looks++;
    if (!answers) {
      throw new RefusedException(new Refusal.StorageUnavailable());
    }
    return present;
  }

  private static Sitter sitter() {
    return new Sitter(new PersonKey(UUID.randomUUID()), Identity.of(ADA), Portrait.UNTOUCHED);
  }

  @Test
  void unknownIsRememberedUntilTheyBecomeKnown() {
    assertThat(sitters.find(ADA)).isEmpty();
    assertThat(sitters.find(ADA)).isEmpty();
    assertThat(looks).isEqualTo(1);

    present = Optional.of(sitter());
    stamps.changed(Touched.mark(ADA));

    assertThat(sitters.find(ADA)).isEqualTo(present);
  }

  @Test
  void changeOfThePersonIsSeenByTheIdentity() {
    Sitter before = sitter();
    present = Optional.of(before);
    assertThat(sitters.find(ADA)).contains(before);
    present = Optional.of(sitter());
    assertThat(sitters.find(ADA)).contains(before);

    stamps.changed(Touched.mark(before.person().value()));

    assertThat(sitters.find(ADA)).isEqualTo(present);
  }

  @Test
  void whatWasSeenBeforeAChangeIsNotRememberedAfterIt() {
    Sitter before = sitter();
    RecentSitters overtaken =
        new RecentSitters(
            10,
            stamps,
            this,
            new Outage(() -> now),
            _ -> {
              looks++;
              // The change is committed after the look, and told before the look returns.
              stamps.changed(Touched.mark(before.person().value()));
              return Optional.of(before);
            });

    overtaken.find(ADA);
    overtaken.find(ADA);

    assertThat(looks).isEqualTo(2);
  }

  @Test
  void databaseIsAskedWhileItIsUnsureWhatOthersChanged() {
    sitters.find(ADA);
    sure = false;
    present = Optional.of(sitter());

    assertThat(sitters.find(ADA)).isEqualTo(present);

    sure = true;
    assertThat(sitters.find(ADA)).isEqualTo(present);
    assertThat(looks).isEqualTo(2);
  }

  @Test
  void recallNeverAsksTheDatabase() {
    assertThat(sitters.recall(ADA)).isEmpty();
    present = Optional.of(sitter());
    assertThat(sitters.recall(ADA)).isEmpty();
    assertThat(looks).isZero();

    sitters.find(ADA);
    assertThat(sitters.recall(ADA)).isEqualTo(present);

    sure = false;
    assertThat(sitters.recall(ADA)).isEmpty();
    sure = true;
    stamps.changed(Touched.mark(ADA));
    assertThat(sitters.recall(ADA)).isEmpty();
    assertThat(looks).isEqualTo(1);
  }

  @Test
  void rememberedIsGivenWhileTheDatabaseIsAwayAndFewWaitForIt() {
    present = Optional.of(sitter());
    sitters.find(ADA);
    sure = false;
    answers = false;

    for (int i = 0; i < 100; i++) {
      assertThat(sitters.find(ADA)).isEqualTo(present);
    }
    assertThat(looks).isEqualTo(2);

    now += Outage.PAUSE.toNanos();
    assertThat(sitters.find(ADA)).isEqualTo(present);
    assertThat(sitters.find(ADA)).isEqualTo(present);
    assertThat(looks).isEqualTo(3);

    answers = true;
    present = Optional.of(sitter());
    now += Duration.ofSeconds(1).toNanos();
    assertThat(sitters.find(ADA)).isEqualTo(present);
    assertThat(sitters.find(ADA)).isEqualTo(present);
    assertThat(looks).isEqualTo(5);
  }

  @Test
  void whatIsKnownToHaveChangedIsRefusedWhileTheDatabaseIsAway() {
    sitters.find(ADA);
    stamps.everybodyChanged();
    answers = false;

    assertThatThrownBy(() -> sitters.find(ADA)).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> sitters.find(mattermost("eve"))).isInstanceOf(RefusedException.class);
  }

  @Override
  public boolean isSure() {
    return sure;
  }

  @Override
  public void close() {}
}
