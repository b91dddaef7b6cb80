package dev.avatargateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Source;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every source does, over a place with at least three people. */
public interface SourceContract {

  /** The source under test; the test closes it. */
  Source source() throws IOException;

  private static List<Listing> read(Source source, String after) throws IOException {
    try (Stream<Listing> listings = source.listings(after)) {
      return listings.toList();
    }
  }

  private static List<String> positions(List<Listing> listings) {
    return listings.stream().map(Listing::position).toList();
  }

  @Test
  default void positionsAreDistinctAndTheSameEachTime() throws IOException {
    try (Source source = source()) {
      List<String> first = positions(read(source, ""));
      assertThat(first).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
      assertThat(positions(read(source, ""))).isEqualTo(first);
    }
  }

  @Test
  default void goesOnBehindAnyPosition() throws IOException {
    try (Source source = source()) {
      List<String> all = positions(read(source, ""));
      for (int i = 0; i < all.size(); i += Math.max(1, all.size() / 7)) {
        assertThat(positions(read(source, all.get(i)))).isEqualTo(all.subList(i + 1, all.size()));
      }
      assertThat(read(source, all.getLast())).isEmpty();
    }
  }

  @Test
  default void identitiesAreOfItsSpace() throws IOException {
    try (Source source = source()) {
      assertThat(read(source, ""))
          .flatMap(listing -> listing.identity().stream().toList())
          .allSatisfy(who -> assertThat(source.spaces()).contains(who.owner().space()));
    }
  }

  @Test
  default void labelsAndNamesHoldNoAddresses() throws IOException {
    try (Source source = source()) {
      assertThat(source.name()).isNotBlank().doesNotContain("@");
      assertThat(read(source, "")).allSatisfy(one -> assertThat(one.label()).doesNotContain("@"));
    }
  }

  @Test
  default void countIsAboutRightOrUnknown() throws IOException {
    try (Source source = source()) {
      assertThat(source.count()).isIn(-1L, (long) read(source, "").size());
    }
  }
}
