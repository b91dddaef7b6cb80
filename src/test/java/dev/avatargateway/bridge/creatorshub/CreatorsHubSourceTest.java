package dev.avatargateway.bridge.creatorshub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.bridge.ProductApi.Patience;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.contract.Samples;
import dev.avatargateway.contract.SourceContract;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Upstream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CreatorsHubSourceTest implements SourceContract {

  private static final ByteString FACE = ByteString.encodeUtf8("face");

  private StandInHub hub;

  @BeforeEach
  void start() throws IOException {
    hub = new StandInHub();
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private CreatorsHubApi api(String token) {
    return new CreatorsHubApi(
        new ProductApi(hub.url(), Optional.of(new Credential(token)), Patience.SHORT),
        (url, _) -> new ByteArrayInputStream(("fetched " + url).getBytes(UTF_8)),
        99);
  }

  @Override
  public Source source() {
    hub.wears("2", 1_677_061_054_831L, FACE);
    return new CreatorsHubSource(api(StandInHub.TOKEN), UserNumbers.parse("1-3,9,77-78"));
  }

  private List<Listing> all(String numbers, String after) {
    try (CreatorsHubSource source =
            new CreatorsHubSource(api(StandInHub.TOKEN), UserNumbers.parse(numbers));
        Stream<Listing> listings = source.listings(after)) {
      return listings.toList();
    }
  }

  private static Listing.Shows shows(Listing listing) {
    return (Listing.Shows) listing.content();
  }

  private String read(String user) throws IOException {
    try (CreatorsHubSource source =
            new CreatorsHubSource(api(StandInHub.TOKEN), UserNumbers.parse(user));
        Stream<Listing> listings = source.listings("");
        InputStream in =
            ((Shown.Image) shows(listings.findFirst().orElseThrow()).shown()).bytes().open()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void profileSaysWhoAndSinceWhen() throws IOException {
    hub.wears("2", 1_677_061_054_831L, FACE);
    List<Listing> all = all("1-2,77,9", "");
    assertThat(all).extracting(Listing::position).containsExactly("1", "2", "9", "77");
    assertThat(all.getFirst().identity())
        .contains(new Identity(Samples.creatorshub("1"), "u1", "u1@example.org"));
    assertThat(shows(all.getFirst())).isEqualTo(new Listing.Shows(Shown.NOTHING, 0));
    assertThat(shows(all.get(1)).setAt()).isEqualTo(1_677_061_054_831L);
    assertThat(all.get(2).content()).isInstanceOf(Listing.Failed.class);
    assertThat(all.get(3).content()).isEqualTo(new Listing.Skipped("not known there"));
    assertThat(all.get(3).identity()).isEmpty();
    assertThat(read("2")).isEqualTo("face");
  }

  @ParameterizedTest
  @ValueSource(strings = {"profile/avatar", "avatar"})
  void instanceWithoutProfilesIsAskedForPictures(String path) throws IOException {
    hub.paths = List.of(path);
    hub.wears("2", 1_677_061_054_831L, FACE);
    CreatorsHubUpstream upstream = new CreatorsHubUpstream(api(StandInHub.TOKEN));
    Upstream.Found found = upstream.find(Samples.creatorshub("2")).orElseThrow();
    assertThat(found.setAt()).isEqualTo(1_677_061_054_831L);
    assertThat(found.identity()).isEqualTo(Identity.of(Samples.creatorshub("2")));
    assertThat(upstream.find(Samples.creatorshub("3")).orElseThrow().shown())
        .isEqualTo(Shown.NOTHING);
    assertThat(upstream.find(Samples.creatorshub("77"))).isEmpty();
    assertThat(upstream.find(Samples.creatorshub("x"))).isEmpty();
    assertThatThrownBy(() -> upstream.find(Samples.creatorshub("9")))
        .isInstanceOf(IOException.class);
    upstream.close();
  }

  @Test
  void pictureElsewhereIsFetchedByHttpsOnly() throws IOException {
    hub.addresses.put("2", "https://store.example/5/userAvatars/2/avatar.jpg");
    assertThat(read("2")).isEqualTo("fetched https://store.example/5/userAvatars/2/avatar.jpg");
    hub.addresses.put("2", "http://store.example/5/userAvatars/2/avatar.jpg");
    assertThatThrownBy(() -> read("2")).isInstanceOf(IOException.class);
  }

  @Test
  void pictureThatIsGoneIsLost() {
    hub.wears("2", 5, FACE);
    hub.pictures.clear();
    assertThatThrownBy(() -> read("2")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void creatorsAndWhoIsKnownAreAskedAbout() {
    try (CreatorsHubSource source =
            CreatorsHubSource.creatorsAnd(api(StandInHub.TOKEN), List.of("7", "x", "5", "3"));
        Stream<Listing> listings = source.listings("3")) {
      assertThat(source.count()).isEqualTo(3);
      assertThat(listings).extracting(Listing::position).containsExactly("5", "7");
    }
  }

  @Test
  void whatIsWrongIsSaidAtOnce() {
    UserNumbers one = UserNumbers.parse("1");
    CreatorsHubApi other = api("other");
    assertThatThrownBy(() -> new CreatorsHubSource(other, one))
        .isInstanceOf(BridgeException.class)
        .hasMessageEndingWith("does not accept the token");
    other.close();
    hub.paths = List.of();
    CreatorsHubApi none = api(StandInHub.TOKEN);
    assertThatThrownBy(() -> new CreatorsHubSource(none, one))
        .hasMessageStartingWith("there is no CreatorsHub at");
    hub.close();
    assertThatThrownBy(() -> new CreatorsHubSource(none, one))
        .isInstanceOf(BridgeException.class)
        .hasMessageEndingWith("does not answer");
    none.close();
  }

  @Test
  void tokenThatEndsOnTheWayEndsTheWork() {
    CreatorsHubUpstream upstream = new CreatorsHubUpstream(api("other"));
    assertThatThrownBy(() -> upstream.find(Samples.creatorshub("1")))
        .isInstanceOf(IOException.class);
    upstream.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-", "0", "5-1", "a", "1,,2", "99999999999999999999", "1;2"})
  void whatAreNoNumbersIsSaid(String text) {
    assertThatThrownBy(() -> UserNumbers.parse(text)).isInstanceOf(BridgeException.class);
  }

  @Test
  void numbersAreCountedOnce() {
    UserNumbers numbers = UserNumbers.parse("7000, 1-5 ,3-6,6");
    assertThat(numbers.count()).isEqualTo(7);
    assertThat(numbers.above(4).toArray()).containsExactly(5, 6, 7000);
    assertThat(UserNumbers.parse("1-9223372036854775807").above(0).limit(2)).hasSize(2);
  }
}
