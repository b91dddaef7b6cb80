package dev.avatargateway.core;

import static dev.avatargateway.core.Hall.ALICE;
import static dev.avatargateway.core.Hall.ALICE_ELSEWHERE;
import static dev.avatargateway.core.Hall.BOB;
import static dev.avatargateway.core.Hall.CLOUDREVE;
import static dev.avatargateway.core.Hall.LIMITS;
import static dev.avatargateway.core.Hall.MATTERMOST;
import static dev.avatargateway.core.Hall.PNG_50;
import static dev.avatargateway.core.Hall.refusal;
import static dev.avatargateway.core.Hall.self;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.blob.MemoryBlobStore;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.fetch.FetchLimits;
import dev.avatargateway.fetch.PublicFetcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullThroughTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final PullThrough.Settings PATIENT =
      new PullThrough.Settings(
          LONG,
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          4,
          100,
          LIMITS);

  @TempDir Path temp;
  private final ManualClock clock = new ManualClock();
  private final JdbiCatalog catalog = JdbiCatalog.inMemory(5, clock);
  private final MemoryBlobStore blobs = new MemoryBlobStore();
  private final ScriptedProduct cloudreve = new ScriptedProduct();
  private final ScriptedProduct mattermost = new ScriptedProduct();
  private Wardrobe wardrobe;
  private PullThrough pull;
  private Avatars avatars;

  @BeforeEach
  void open() {
    wardrobe =
        new Wardrobe(
            new Intake(temp),
            new PublicFetcher(FetchLimits.DEFAULT, List.of()),
            Hall.IMAGING,
            blobs,
            Hall.CUTS);
    follow(PATIENT);
  }

  private void follow(PullThrough.Settings settings) {
    pull =
        new PullThrough(
            catalog,
            catalog.bulk(),
            new Arrivals(wardrobe, clock),
            Map.of(CLOUDREVE, cloudreve, MATTERMOST, mattermost),
            settings,
            clock);
    avatars =
        new Avatars(catalog, Directory.NONE, wardrobe, Optional.of(pull), WriteLimit.NONE, clock);
  }

  private static PullThrough.Settings hurried() {
    return new PullThrough.Settings(
        Duration.ofMillis(1),
        PATIENT.nothing(),
        PATIENT.failure(),
        PATIENT.pause(),
        PATIENT.questions(),
        PATIENT.entries(),
        LIMITS);
  }

  @AfterEach
  void close() {
    cloudreve.gate.countDown();
    pull.close();
    catalog.close();
  }

  private Reading read(Owner owner) {
    return avatars.read(
        new AvatarQuery(owner, PNG_50, Optional.of(self(owner)), portrait -> false));
  }

  private Portrait portrait(Owner owner) {
    return catalog.find(owner).orElseThrow().portrait();
  }

  private static Upstream.Found picture(Owner owner, int number, long setAt) throws IOException {
    return new Upstream.Found(
        new Identity(owner, "name", "name@example.org"),
        new Shown.Image(ByteSource.of(Drawing.png(number, 90, 90))),
        setAt);
  }

  private static Upstream.Found shows(Owner owner, Shown shown) {
    return new Upstream.Found(Identity.of(owner), shown, 0);
  }

  @Test
  void whoIsReadForTheFirstTimeIsBroughtWithTheirPicture() throws IOException {
    cloudreve.people.put(ALICE, picture(ALICE, 1, 1234));

    assertThat(read(ALICE)).isInstanceOf(Reading.Found.class);

    Sitter alice = catalog.find(ALICE).orElseThrow();
    assertThat(alice.identity()).isEqualTo(new Identity(ALICE, "name", "name@example.org"));
    assertThat(alice.portrait().setAt()).isEqualTo(1234);
    assertThat(catalog.history(alice.person()).getFirst().origin())
        .isEqualTo(new Origin(ALICE, "pull", ALICE));
    assertThat(read(ALICE)).isInstanceOf(Reading.Found.class);
    assertThat(cloudreve.questions).hasValue(1);
  }

  @Test
  void anonymousReaderOfSomebodyUnknownSeesThemToo() throws IOException {
    cloudreve.people.put(ALICE, picture(ALICE, 1, 0));

    Sitting sitting = avatars.find(ALICE, Optional.empty());

    assertThat(sitting.portrait().picture()).isPresent();
    assertThat(sitting.portrait().setAt()).isEqualTo(clock.millis());
  }

  @Test
  void whoWasAddedAndNeverDressedIsAskedAbout() throws IOException {
    catalog.add("Alice", List.of(Identity.of(ALICE)));
    cloudreve.people.put(ALICE, picture(ALICE, 1, 5));

    assertThat(read(ALICE)).isInstanceOf(Reading.Found.class);
  }

  @Test
  void whoTookTheirPictureOffIsNotAskedAbout() throws IOException {
    cloudreve.people.put(ALICE, picture(ALICE, 1, 5));
    avatars.remove(self(ALICE), ALICE);

    assertThat(read(ALICE)).isInstanceOf(Reading.Missing.class);
    assertThat(cloudreve.questions).hasValue(0);
  }

  @Test
  void writingAndIdentifyingAskNobody() throws IOException {
    cloudreve.people.put(ALICE, picture(ALICE, 1, 5));

    assertThat(avatars.identify(ALICE, Optional.of(self(ALICE)))).isEqualTo(Identity.of(ALICE));
    avatars.replace(self(ALICE), ALICE, Hall.sent(Drawing.png(2, 60, 60)));
    avatars.useGravatar(self(BOB), BOB);

    assertThat(cloudreve.questions).hasValue(0);
  }

  @Test
  void hundredReadersAskOnce() throws Exception {
    cloudreve.people.put(ALICE, picture(ALICE, 1, 5));
    cloudreve.waits = true;
    List<Future<Reading>> readings = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(100)) {
      for (int i = 0; i < 100; i++) {
        readings.add(threads.submit(() -> read(ALICE)));
      }
      cloudreve.asked.await();
      cloudreve.gate.countDown();
      for (Future<Reading> reading : readings) {
        assertThat(reading.get()).isInstanceOf(Reading.Found.class);
      }
    }
    assertThat(cloudreve.questions).hasValue(1);
    assertThat(catalog.history(catalog.find(ALICE).orElseThrow().person())).hasSize(1);
  }

  @Test
  void whatIsNotThereIsRememberedForAWhile() {
    cloudreve.people.put(BOB, shows(BOB, Shown.NOTHING));
    for (int i = 0; i < 3; i++) {
      assertThat(read(ALICE)).isInstanceOf(Reading.Missing.class);
      assertThat(read(BOB)).isInstanceOf(Reading.Missing.class);
    }
    assertThat(cloudreve.questions).hasValue(2);
    assertThat(catalog.find(ALICE)).isEmpty();
    assertThat(catalog.find(BOB)).isPresent();

    clock.set(clock.millis() + PATIENT.nothing().toMillis());
    read(ALICE);
    assertThat(cloudreve.questions).hasValue(3);
  }

  @Test
  void memoryOfWhatIsNotThereIsBounded() {
    for (int i = 0; i < 1 + PATIENT.entries(); i++) {
      read(new Owner(CLOUDREVE, "stranger" + i));
    }
    int asked = cloudreve.questions.get();

    read(new Owner(CLOUDREVE, "stranger0"));
    read(new Owner(CLOUDREVE, "stranger" + PATIENT.entries()));

    assertThat(cloudreve.questions).hasValue(asked + 1);
  }

  @Test
  void whatIsNoPictureIsNothing() {
    byte[] text = "<svg onload=alert(1)>".getBytes(StandardCharsets.US_ASCII);
    cloudreve.people.put(ALICE, shows(ALICE, new Shown.Image(ByteSource.of(text))));

    read(ALICE);
    assertThat(read(ALICE)).isInstanceOf(Reading.Missing.class);

    assertThat(cloudreve.questions).hasValue(1);
    assertThat(portrait(ALICE)).isEqualTo(Portrait.UNTOUCHED);
  }

  @Test
  void gravatarIsTakenOnlyWithAnAddress() {
    cloudreve.people.put(ALICE, shows(ALICE, Shown.GRAVATAR));
    Identity bob = new Identity(BOB, null, "bob@example.org");
    cloudreve.people.put(BOB, new Upstream.Found(bob, Shown.GRAVATAR, 0));

    assertThat(avatars.find(ALICE, Optional.empty()).portrait()).isEqualTo(Portrait.UNTOUCHED);
    assertThat(avatars.find(BOB, Optional.empty()).portrait().look()).isEqualTo(Look.GRAVATAR);
    assertThat(portrait(BOB).setAt()).isEqualTo(clock.millis());
  }

  @Test
  void writeThatComesMeanwhileStays() throws Exception {
    cloudreve.people.put(ALICE, picture(ALICE, 1, Long.MAX_VALUE / 2));
    cloudreve.waits = true;
    Thread reader = Thread.ofVirtual().start(() -> read(ALICE));
    cloudreve.asked.await();

    Sitting mine = avatars.replace(self(ALICE), ALICE, Hall.sent(Drawing.png(2, 60, 60)));
    cloudreve.gate.countDown();
    reader.join();

    assertThat(portrait(ALICE)).isEqualTo(mine.portrait());
  }

  @Test
  void silentProductIsWaitedForOnceAndThenByNobody() {
    follow(hurried());
    cloudreve.waits = true;
    assertThat(read(ALICE)).isInstanceOf(Reading.Missing.class);
    cloudreve.awaitQuestions(1);
    // From here on there is a product to blame for the wait.
    read(ALICE);

    for (int i = 0; i < 50; i++) {
      assertThat(read(new Owner(CLOUDREVE, "reader" + i))).isInstanceOf(Reading.Missing.class);
      assertThat(read(ALICE)).isInstanceOf(Reading.Missing.class);
    }

    assertThat(cloudreve.questions).hasValue(1);
  }

  @Test
  void nobodyWaitsForAProductThatIsDown() {
    cloudreve.fails = true;
    read(ALICE);
    cloudreve.waits = true;
    clock.set(clock.millis() + PATIENT.pause().toMillis());

    // Who waited would wait for a minute: the product answers nothing from now on.
    for (int i = 0; i < 50; i++) {
      assertThat(read(new Owner(CLOUDREVE, "reader" + i))).isInstanceOf(Reading.Missing.class);
    }

    cloudreve.awaitQuestions(2);
    assertThat(cloudreve.questions).hasValue(2);
  }

  @Test
  void answerThatComesLateIsStoredNevertheless() throws Exception {
    follow(hurried());
    cloudreve.people.put(ALICE, picture(ALICE, 1, 5));
    cloudreve.waits = true;
    assertThat(read(ALICE)).isInstanceOf(Reading.Missing.class);

    cloudreve.gate.countDown();
    while (catalog.find(ALICE).isEmpty()) {
      Thread.onSpinWait();
    }

    assertThat(read(ALICE)).isInstanceOf(Reading.Found.class);
  }

  @Test
  void productThatFailedIsTriedByOneQuestionAfterAPause() throws Exception {
    cloudreve.fails = true;
    read(ALICE);
    cloudreve.fails = false;
    read(BOB);
    assertThat(cloudreve.questions).hasValue(1);

    clock.set(clock.millis() + PATIENT.pause().toMillis());
    cloudreve.waits = true;
    cloudreve.people.put(BOB, picture(BOB, 1, 5));
    assertThat(read(BOB)).isInstanceOf(Reading.Missing.class);
    cloudreve.awaitQuestions(2);
    read(new Owner(CLOUDREVE, "third"));
    assertThat(cloudreve.questions).hasValue(2);

    cloudreve.gate.countDown();
    while (catalog.find(BOB).isEmpty()) {
      Thread.onSpinWait();
    }
    cloudreve.waits = false;
    clock.set(clock.millis() + PATIENT.failure().toMillis());
    read(ALICE);
    assertThat(cloudreve.questions).hasValue(3);
  }

  @Test
  void questionsAtTheSameTimeAreBounded() throws Exception {
    cloudreve.waits = true;
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < PATIENT.questions(); i++) {
      Owner owner = new Owner(CLOUDREVE, "waits" + i);
      readers.add(Thread.ofVirtual().start(() -> read(owner)));
    }
    cloudreve.awaitQuestions(PATIENT.questions());

    read(BOB);

    assertThat(cloudreve.questions).hasValue(PATIENT.questions());
    cloudreve.gate.countDown();
    for (Thread reader : readers) {
      reader.join();
    }
  }

  @Test
  void whoElseThePersonIsIsAskedAboutWhenTheReadOneShowsNothing() throws IOException {
    catalog.add("Alice", List.of(Identity.of(ALICE), Identity.of(ALICE_ELSEWHERE)));
    cloudreve.people.put(ALICE, shows(ALICE, Shown.NOTHING));
    mattermost.people.put(ALICE_ELSEWHERE, picture(ALICE_ELSEWHERE, 1, 77));

    assertThat(read(ALICE)).isInstanceOf(Reading.Found.class);

    assertThat(portrait(ALICE).setAt()).isEqualTo(77);
    assertThat(portrait(ALICE_ELSEWHERE)).isEqualTo(portrait(ALICE));
  }

  @Test
  void theReadIdentityCountsFirst() throws IOException {
    catalog.add("Alice", List.of(Identity.of(ALICE), Identity.of(ALICE_ELSEWHERE)));
    cloudreve.people.put(ALICE, picture(ALICE, 1, 5));
    mattermost.people.put(ALICE_ELSEWHERE, picture(ALICE_ELSEWHERE, 2, 77));

    read(ALICE);

    assertThat(portrait(ALICE).setAt()).isEqualTo(5);
    assertThat(mattermost.questions).hasValue(0);
  }

  @Test
  void whoHasNoProductToAskIsFoundByAnotherIdentity() throws IOException {
    Owner hub = new Owner(new Space("creatorshub"), "6");
    catalog.add("Alice", List.of(Identity.of(hub), Identity.of(ALICE_ELSEWHERE)));
    mattermost.people.put(ALICE_ELSEWHERE, picture(ALICE_ELSEWHERE, 1, 77));

    assertThat(read(hub)).isInstanceOf(Reading.Found.class);
    Owner unknown = new Owner(hub.space(), "7");
    assertThat(refusal(() -> avatars.find(unknown, Optional.empty())))
        .isEqualTo(new Refusal.UnknownPerson(unknown));
  }
}
