package dev.avatargateway.core;

import static dev.avatargateway.core.Hall.ALICE;
import static dev.avatargateway.core.Hall.BOB;
import static dev.avatargateway.core.Hall.PNG_200;
import static dev.avatargateway.core.Hall.caller;
import static dev.avatargateway.core.Hall.refusal;
import static dev.avatargateway.core.Hall.self;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.blob.MemoryBlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gravatar, and nothing at all. */
class LookTest {

  private static final Identity TOLD = new Identity(ALICE, null, "alice@example.org");

  @TempDir Path temp;
  private final Site site = new Site();
  private Hall hall;

  @BeforeEach
  void open() {
    hall = new Hall(temp, new MemoryBlobStore(), site);
  }

  @AfterEach
  void close() {
    hall.close();
  }

  private Sitting useGravatar(Caller caller) {
    hall.clock.tick();
    return hall.avatars.useGravatar(caller, ALICE);
  }

  private Sitting remove() {
    return hall.avatars.remove(self(ALICE), ALICE);
  }

  @Test
  void gravatarTakesThePlaceOfThePicture() throws IOException {
    Sitting before = hall.wear(ALICE, Drawing.png(1, 60, 40));
    Sitting after = useGravatar(self(ALICE));
    assertThat(after.portrait().look()).isEqualTo(Look.GRAVATAR);
    assertThat(after.portrait().changedAt()).isGreaterThan(before.portrait().changedAt());
    assertThat(hall.read(ALICE, PNG_200)).isInstanceOf(Reading.Missing.class);
  }

  @Test
  void addressIsLearntFromTheSite() {
    site.told = Optional.of(TOLD);
    assertThat(useGravatar(self(ALICE)).identity()).isEqualTo(TOLD);
    assertThat(hall.catalog.find(ALICE).orElseThrow().identity()).isEqualTo(TOLD);
  }

  @Test
  void againWithNothingNewChangesNothing() {
    Sitting first = useGravatar(self(ALICE));
    assertThat(useGravatar(self(ALICE))).isEqualTo(first);
    site.told = Optional.of(TOLD);
    Sitting learnt = useGravatar(self(ALICE));
    assertThat(learnt.portrait().changedAt()).isGreaterThan(first.portrait().changedAt());
    assertThat(useGravatar(self(ALICE))).isEqualTo(learnt);
  }

  @Test
  void siteThatTellsLessThanIsKnownChangesNothing() {
    Identity named = new Identity(ALICE, "alice", null);
    Caller alice =
        new Caller(named, self(ALICE).rights(), Caller.Issuer.PRODUCT, new Credential("secret"));
    Sitting first = useGravatar(alice);
    assertThat(first.identity()).isEqualTo(named);
    site.told = Optional.of(Identity.of(ALICE));
    assertThat(useGravatar(alice)).isEqualTo(first);
  }

  @Test
  void siteIsAskedAboutTheCallerOnly() throws IOException {
    hall.wear(ALICE, Drawing.png(1, 60, 40));
    site.told = Optional.of(TOLD);
    Sitting after = useGravatar(caller(BOB, Right.DRESS_OTHERS, Right.READ));
    assertThat(after.identity().email()).isNull();
  }

  @Test
  void pictureThatIsTakenOffIsGone() throws IOException {
    hall.wear(ALICE, Drawing.png(1, 60, 40));
    assertThat(remove().portrait().look()).isEqualTo(Look.NONE);
    assertThat(hall.read(ALICE, PNG_200)).isInstanceOf(Reading.Missing.class);
  }

  @Test
  void everyRemovalIsAChange() {
    long first = remove().portrait().changedAt();
    long second = remove().portrait().changedAt();
    assertThat(first).isPositive();
    assertThat(second).isGreaterThan(first);
  }

  @Test
  void nobodyIsMadeKnownByAnAdministratorsRemoval() {
    Caller admin = caller(BOB, Right.DRESS_OTHERS, Right.READ);
    assertThat(refusal(() -> hall.avatars.remove(admin, ALICE)))
        .isEqualTo(new Refusal.UnknownPerson(ALICE));
    assertThat(hall.catalog.find(ALICE)).isEmpty();
  }

  /** A site that tells one thing about whoever asks. */
  private static final class Site implements Directory {

    private Optional<Identity> told = Optional.empty();

    @Override
    public Answer find(Owner owner, Optional<Caller> caller) {
      return new Answer.Unknown();
    }

    @Override
    public Optional<Identity> self(Caller caller) {
      return told;
    }
  }
}
