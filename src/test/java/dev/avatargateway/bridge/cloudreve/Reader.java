package dev.avatargateway.bridge.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.bridge.cloudreve.CloudreveSiteForge.Expected;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Reads sites as an import does and holds them against what they must show. */
final class Reader {

  static final Space CLOUDREVE = new Space("cloudreve");

  private Reader() {}

  /** Ids of a gateway that has the salt. */
  static Owner row(String salt, long row) {
    assertThat(salt).isEqualTo(CloudreveSiteForge.SALT);
    return new Owner(CLOUDREVE, "#" + row);
  }

  static List<Listing> read(Source source) throws IOException {
    try (Stream<Listing> listings = source.listings("")) {
      return listings.toList();
    }
  }

  static List<Listing> read(String from) throws IOException {
    try (Source source = CloudreveSource.open(from, Optional.empty(), Reader::row)) {
      return read(source);
    }
  }

  static void assertShows(List<Listing> listings, SortedMap<Long, Expected> people)
      throws IOException {
    assertThat(listings)
        .extracting(Listing::position)
        .containsExactlyElementsOf(people.keySet().stream().map(String::valueOf).toList());
    int i = 0;
    for (Map.Entry<Long, Expected> person : people.entrySet()) {
      Listing listing = listings.get(i++);
      assertThat(listing.label()).isEqualTo("user " + person.getKey());
      assertThat(shown(listing, person.getValue())).as(listing.label()).isTrue();
      assertIdentity(listing, person);
    }
  }

  private static void assertIdentity(Listing listing, Map.Entry<Long, Expected> person) {
    if (person.getValue().equals(new Expected.Skipped("deleted there"))) {
      assertThat(listing.identity()).isEmpty();
      return;
    }
    assertThat(listing.identity().orElseThrow())
        .satisfies(
            who -> {
              assertThat(who.owner().externalId()).isEqualTo("#" + person.getKey());
              assertThat(who.email()).isEqualTo("User" + person.getKey() + "@Example.org");
              assertThat(who.username()).isNull();
            });
  }

  private static boolean shown(Listing listing, Expected expected) throws IOException {
    return switch (expected) {
      case Expected.Nothing() -> listing.content().equals(new Listing.Shows(Shown.NOTHING, 0));
      case Expected.Gravatar(long setAt) ->
          listing.content().equals(new Listing.Shows(Shown.GRAVATAR, setAt));
      case Expected.Skipped(String reason) -> listing.content().equals(new Listing.Skipped(reason));
      case Expected.Picture picture ->
          listing.content() instanceof Listing.Shows(Shown.Image image, long setAt)
              && setAt == picture.setAt()
              && Arrays.equals(bytes(image), picture.bytes());
    };
  }

  private static byte[] bytes(Shown.Image image) throws IOException {
    try (InputStream in = image.bytes().open()) {
      return in.readAllBytes();
    }
  }
}
