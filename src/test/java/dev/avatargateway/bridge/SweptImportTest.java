package dev.avatargateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore.StoredBlob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweeper that comes between the packs of an import and the rows that refer to them. */
class SweptImportTest {

  @TempDir Path temp;

  private static ScriptedSource source() {
    return new ScriptedSource()
        .picture("a", House.picture(1), 5000)
        .picture("b", House.picture(2), 0)
        .picture("c", House.picture(1), 0);
  }

  private static List<BlobKey> stored(House house) throws IOException {
    try (var keys = house.blobs.keys()) {
      return keys.map(StoredBlob::key).toList();
    }
  }

  private static void sweepAll(House house, boolean delete) {
    try {
      for (BlobKey key : stored(house)) {
        assertThat(house.catalog.condemning().condemn(key)).isTrue();
        assertThat(!delete || house.catalog.condemning().delete(key)).isTrue();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertWhole(House house, Summary summary) throws IOException {
    assertThat(summary.interruption()).isEmpty();
    assertThat(summary.tally().done()).isEqualTo(3);
    assertThat(summary.tally().failed()).isEmpty();
    var worn = house.catalog.packs().page("", 256);
    assertThat(worn).hasSize(2);
    assertThat(stored(house)).containsAll(worn.stream().map(picture -> picture.pack()).toList());
  }

  @Test
  void packsThatWereDeletedAreMadeAgain() throws Exception {
    try (House house = new House(temp)) {
      house.blobs.afterCommit(() -> sweepAll(house, true));
      assertWhole(house, house.importAll(source()));
    }
  }

  @Test
  void packsThatWereOnlyCondemnedStay() throws Exception {
    try (House house = new House(temp)) {
      house.blobs.afterCommit(() -> sweepAll(house, false));
      assertWhole(house, house.importAll(source()));
      for (BlobKey key : stored(house)) {
        assertThat(house.catalog.condemning().delete(key)).isFalse();
      }
    }
  }
}
