package dev.avatargateway.bridge.mattermost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.contract.SourceContract;
import dev.avatargateway.core.Credential;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiSourceTest implements SourceContract {

  private static final int PEOPLE = 450;

  private StandInServer server;

  @BeforeEach
  void start() throws IOException {
    server = new StandInServer();
    for (int i = 0; i < PEOPLE; i++) {
      server.add(id(i), name(i), name(i) + "@example.com", lastPictureUpdate(i), file(i));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String id(int number) {
    return "%026d".formatted(number * 7919L % 1_000_003);
  }

  private static String name(int number) {
    return "user%04d".formatted(number);
  }

  private static long lastPictureUpdate(int number) {
    return switch (number % 4) {
      case 0, 1 -> 1_700_000_000_000L + number;
      case 2 -> 0;
      default -> -1_700_000_000_000L;
    };
  }

  /** Of four one has a picture, one has lost it, and the others show initials. */
  private static Optional<byte[]> file(int number) {
    return number % 4 == 1
        ? Optional.empty()
        : Optional.of(ForgedPictures.picture(number % 8, 128));
  }

  private Source open(String token) {
    return MattermostSources.open(
        server.url(),
        new MattermostSources.Settings(
            Optional.empty(),
            S3Place.Access.USUAL,
            Optional.of(new Credential(token)),
            _ -> Optional.empty()),
        Reads.IMAGING);
  }

  @Override
  public Source source() {
    return open(StandInServer.ADMIN);
  }

  @Test
  void everybodyShowsWhatTheyShowThere() throws IOException {
    try (Source source = source()) {
      List<Listing> all = Reads.all(source);
      assertThat(all).hasSize(PEOPLE);
      for (int i = 0; i < PEOPLE; i++) {
        String expected =
            switch (i % 4) {
              case 0 ->
                  Reads.picture(ForgedPictures.picture(i % 8, 128)) + " at " + lastPictureUpdate(i);
              case 1 -> "lost at " + lastPictureUpdate(i);
              default -> "nothing at 0";
            };
        assertThat(all.get(i).identity())
            .contains(MattermostUser.identity(id(i), name(i), name(i) + "@example.com"));
        assertThat(Reads.summary(all.get(i))).isEqualTo(expected);
      }
    }
  }

  @Test
  void nobodyIsListedTwiceWhenPeopleComeMeanwhile() throws IOException {
    try (Source source = source();
        Stream<Listing> listings = source.listings("")) {
      List<String> seen = new ArrayList<>();
      Iterator<Listing> each = listings.iterator();
      while (each.hasNext()) {
        seen.add(each.next().label());
        if (seen.size() == 100) {
          server.add("n".repeat(26), "aaa", "aaa@example.com", 0, Optional.empty());
        }
      }
      assertThat(seen).hasSize(PEOPLE).doesNotHaveDuplicates();
    }
  }

  @Test
  void goesOnWhereItWasThoughPeopleMoved() throws IOException {
    try (Source source = source()) {
      String after = Reads.all(source).get(200).position();
      server.add("n".repeat(26), "aaa", "aaa@example.com", 0, Optional.empty());
      assertGoesOn(source, after, 201);
      server.remove("aaa");
      server.remove(name(3));
      server.remove(name(4));
      assertGoesOn(source, after, 201);
    }
  }

  @Test
  void goesOnBeforeSomebodyWhoIsGone() throws IOException {
    try (Source source = source()) {
      String after = Reads.all(source).get(200).position();
      server.remove(name(200));
      try (Stream<Listing> rest = source.listings(after)) {
        assertThat(rest.map(Listing::label)).contains("user " + id(201), "user " + id(449));
      }
    }
  }

  private static void assertGoesOn(Source source, String after, int number) throws IOException {
    try (Stream<Listing> rest = source.listings(after)) {
      assertThat(rest.map(Listing::label).findFirst()).contains("user " + id(number));
    }
  }

  @Test
  void waitsOutARateLimit() throws IOException {
    server.refuseNext(call -> call.contains("page=1"), 429, "");
    try (Source source = source()) {
      assertThat(Reads.all(source)).hasSize(PEOPLE);
      assertThat(server.asked()).filteredOn(call -> call.contains("page=1")).hasSize(2);
    }
  }

  @Test
  void onlyReads() throws IOException {
    try (Source source = source()) {
      for (Listing listing : Reads.all(source)) {
        Reads.summary(listing);
      }
    }
    assertThat(server.asked()).allSatisfy(call -> assertThat(call).startsWith("GET "));
  }

  @Test
  void saysWhatIsWrongBeforeAnything() {
    assertComplaint(() -> open("other"), "does not take the token");
    assertComplaint(() -> open(StandInServer.PLAIN), "no system administrator");
    server.refuseNext(call -> true, 403, "api.context.mfa_required.app_error");
    assertComplaint(() -> open(StandInServer.ADMIN), "mfa_required");
    server.refuseNext(call -> true, 404, "api.context.404.app_error");
    assertComplaint(() -> open(StandInServer.ADMIN), "no Mattermost server answers");
    assertThat(server.asked())
        .allSatisfy(call -> assertThat(call).isEqualTo("GET /api/v4/users/me"));
    assertComplaint(
        () -> MattermostSources.open(server.url(), MattermostSources.Settings.NONE, Reads.IMAGING),
        "needs a system administrator's token");
  }

  @Test
  void serverThatIsNotThereIsNamed() {
    String url = server.url();
    server.close();
    ProductApi impatient =
        new ProductApi(
            url, Optional.of(new Credential(StandInServer.ADMIN)), ProductApi.Patience.SHORT);
    assertComplaint(() -> new ApiSource(impatient), url + "/ does not answer");
  }

  private static void assertComplaint(ThrowingCallable opening, String words) {
    assertThatThrownBy(opening)
        .isInstanceOf(BridgeException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining(StandInServer.ADMIN);
  }
}
