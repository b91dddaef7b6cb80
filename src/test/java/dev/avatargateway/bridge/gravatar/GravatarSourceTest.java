package dev.avatargateway.bridge.gravatar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.bridge.gravatar.GravatarSource.Whom;
import dev.avatargateway.contract.Samples;
import dev.avatargateway.contract.SourceContract;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GravatarSourceTest implements SourceContract {

  private static final String AL = "/avatar/0d40f2f4a4f799ac0f7bc5548d02ab44?d=404&s=512";

  /** A Gravatar without pictures. */
  private static final class Nobody extends Dispatcher {

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      return new MockResponse.Builder().code(404).build();
    }
  }

  private final MockWebServer server = new MockWebServer();
  private final KnownPeople known = new KnownPeople(Samples.MATTERMOST);

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<Listing> all(Whom whom, String after) {
    String base = server.url("/").toString();
    try (GravatarSource source =
            new GravatarSource(
                known, Samples.MATTERMOST, whom, new GravatarServer(base, AddressDigest.MD5, 1));
        Stream<Listing> listings = source.listings(after)) {
      return listings.toList();
    }
  }

  @Override
  public Source source() {
    server.setDispatcher(new Nobody());
    add("a", "al@example.org", Look.NONE, 0);
    add("b", "al@example.org", Look.NONE, 0);
    add("c", "  ", Look.NONE, 0);
    add("d", "d@example.org", Samples.wearing("x"), 5);
    return new GravatarSource(
        known,
        Samples.MATTERMOST,
        Whom.WITHOUT_PICTURE,
        new GravatarServer(server.url("/").toString(), AddressDigest.MD5, 1));
  }

  private void add(String id, String email, Look look, long setAt) {
    known.add(new Identity(Samples.mattermost(id), null, email), new Portrait(look, setAt, setAt));
  }

  private static MockResponse picture(String lastModified) {
    return new MockResponse.Builder().body("face").addHeader("Last-Modified", lastModified).build();
  }

  private static Listing.Shows shows(Listing listing) {
    return (Listing.Shows) listing.content();
  }

  @Test
  void pictureOfTheAddressIsShownSinceItWasChanged() throws Exception {
    add("a", " AL@Example.org ", Look.NONE, 0);
    server.enqueue(picture("Tue, 14 Nov 2023 22:13:20 GMT"));
    Listing one = all(Whom.WITHOUT_PICTURE, "").getFirst();
    assertThat(server.takeRequest().getTarget()).isEqualTo(AL);
    assertThat(shows(one).setAt()).isEqualTo(1_700_000_000_000L);
    try (InputStream in = ((Shown.Image) shows(one).shown()).bytes().open()) {
      assertThat(in.readAllBytes()).isEqualTo("face".getBytes(UTF_8));
    }
    assertThat(one.position()).isEqualTo("a");
    assertThat(one.label()).isEqualTo("user a");
  }

  @Test
  void digestMayBeTheLongerOne() {
    assertThat(AddressDigest.SHA256.of("al@example.org"))
        .startsWith("cd4d8cf2299bb4eb")
        .hasSize(64);
  }

  @Test
  void whoNeedsNoneIsNotAskedAbout() {
    known.add(Identity.of(Samples.mattermost("a")), Portrait.UNTOUCHED);
    add("b", "b@example.org", Samples.wearing("x"), 5);
    add("c", "  ", Look.NONE, 0);
    assertThat(all(Whom.WITHOUT_PICTURE, ""))
        .extracting(Listing::content)
        .containsExactly(
            new Listing.Skipped("no e-mail address"),
            new Listing.Skipped("a picture of their own here"),
            new Listing.Skipped("no e-mail address"));
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void choiceOfGravatarIsTheTimeAndMayBeAskedFor() {
    add("a", "al@example.org", Look.GRAVATAR, 1_800_000_000_000L);
    add("b", "b@example.org", Look.NONE, 0);
    server.enqueue(picture("Tue, 14 Nov 2023 22:13:20 GMT"));
    List<Listing> all = all(Whom.CHOSE_GRAVATAR, "");
    assertThat(shows(all.getFirst()).setAt()).isEqualTo(1_800_000_000_000L);
    assertThat(all.getLast().content()).isEqualTo(new Listing.Skipped("did not choose Gravatar"));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void addressWithoutPictureIsSkippedAndAnOddAnswerFails() {
    add("a", "al@example.org", Look.NONE, 0);
    server.enqueue(new MockResponse.Builder().code(404).build());
    assertThat(all(Whom.WITHOUT_PICTURE, "").getFirst().content())
        .isEqualTo(new Listing.Skipped("no Gravatar"));
    server.enqueue(new MockResponse.Builder().code(500).build());
    assertThat(all(Whom.WITHOUT_PICTURE, "").getFirst().content())
        .isInstanceOf(Listing.Failed.class);
    server.enqueue(new MockResponse.Builder().body("x".repeat((2 << 20) + 1)).build());
    assertThat(all(Whom.WITHOUT_PICTURE, "").getFirst().content())
        .isEqualTo(new Listing.Failed("its picture is too long"));
  }

  @Test
  void redirectIsFollowedOnTheServerItself() {
    add("a", "al@example.org", Look.NONE, 0);
    server.enqueue(redirect("/elsewhere/x"));
    server.enqueue(new MockResponse.Builder().body("face").build());
    assertThat(shows(all(Whom.WITHOUT_PICTURE, "").getFirst()).setAt()).isZero();
    server.enqueue(redirect("http://127.0.0.1:1/x"));
    assertThat(all(Whom.WITHOUT_PICTURE, "").getFirst().content())
        .isInstanceOf(Listing.Failed.class);
  }

  private static MockResponse redirect(String to) {
    return new MockResponse.Builder().code(302).addHeader("Location", to).build();
  }

  @Test
  void serverThatCannotAnswerEndsTheWorkWithoutTheAddress() {
    add("a", "al@example.org", Look.NONE, 0);
    server.enqueue(new MockResponse.Builder().code(429).build());
    assertThatThrownBy(() -> all(Whom.WITHOUT_PICTURE, ""))
        .isInstanceOf(BridgeException.class)
        .hasMessageEndingWith("cannot answer now (status 429); go on later")
        .hasMessageNotContaining("0d40f2");
    server.close();
    assertThatThrownBy(() -> all(Whom.WITHOUT_PICTURE, ""))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void manyPeopleComeInOrderAndFromAPositionOn() {
    server.setDispatcher(new Nobody());
    for (int i = 100; i < 200; i++) {
      add("u" + i, "u" + i + "@example.org", Look.NONE, 0);
    }
    assertThat(all(Whom.WITHOUT_PICTURE, "")).extracting(Listing::position).isSorted().hasSize(100);
    assertThat(all(Whom.WITHOUT_PICTURE, "u197"))
        .extracting(Listing::position)
        .containsExactly("u198", "u199");
  }
}
