package dev.avatargateway.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.contract.HookedBlobs;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweeperTest {

  private static final Duration GRACE = Duration.ofHours(24);

  @TempDir private Path folder;
  private JdbiCatalog shared;
  private Site site;

  @BeforeEach
  void open() throws IOException {
    shared = JdbiCatalog.inMemory(2, InstantSource.system());
    site = new Site(shared, folder);
  }

  @AfterEach
  void close() {
    shared.close();
  }

  private Sweeper sweeper(InstantSource clock) {
    return new Sweeper(site.blobs, site.catalog.packs(), site.catalog.condemning(), GRACE, clock);
  }

  private BlobKey stray(int number) throws IOException {
    byte[] bytes = ("stray " + number).getBytes(StandardCharsets.UTF_8);
    BlobKey key = BlobKey.of(bytes);
    site.blobs.put(key, ByteSource.of(bytes));
    return key;
  }

  private static InstantSource in(Duration time) {
    return InstantSource.offset(InstantSource.system(), time);
  }

  @Test
  void deletesWhatNobodyWearsAfterTheGracePeriod() throws IOException {
    final BlobKey worn = site.wear(Site.owner("anna"), 1);
    final BlobKey replaced = site.wear(Site.owner("bert"), 2);
    final BlobKey forgotten = site.wear(Site.owner("carl"), 3);
    site.wear(Site.owner("bert"), 1);
    site.forget(Site.owner("carl"));

    assertThat(sweeper(in(GRACE.minusMinutes(1))).sweep()).isEqualTo(new Sweep(3, 0, 0, 0));
    assertThat(sweeper(in(GRACE.plusMinutes(1))).sweep().deleted()).isEqualTo(1);
    assertThat(site.has(worn)).isTrue();
    assertThat(site.has(replaced)).as("in a history").isTrue();
    assertThat(site.has(forgotten)).isFalse();
    assertThat(site.read(Site.owner("bert"))).isInstanceOf(Reading.Found.class);
  }

  @Test
  void oneThatFailsDoesNotStopTheOthers() throws IOException {
    for (int i = 0; i < 600; i++) {
      stray(i);
    }
    HookedBlobs.Hook broken =
        _ -> {
          throw new IOException("input/output error");
        };
    site.blobs.beforeRemoval(broken);
    Sweep sweep = sweeper(in(GRACE.plusMinutes(1))).sweep();
    assertThat(sweep.deleted()).isEqualTo(599);
    assertThat(sweep.failed()).isEqualTo(1);
    assertThat(sweeper(in(GRACE.plusMinutes(1))).sweep().deleted()).isEqualTo(1);
    assertThat(site.stored()).isZero();
  }

  @Test
  void whatWasPutAgainWhileItWasListedIsYoungAgain() throws IOException {
    BlobKey key = stray(1);
    Path file = folder.resolve("blobs").resolve(key.toString().substring(0, 2) + "/" + key);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(GRACE.plusHours(1))));
    stray(1);
    assertThat(sweeper(InstantSource.system()).sweep().deleted()).isZero();
    assertThat(site.has(key)).isTrue();
  }

  @Test
  void roundsGoOnByThemselvesAndEnd() throws Exception {
    BlobKey key = stray(1);
    CountDownLatch swept = new CountDownLatch(2);
    try (SweepRounds rounds =
        SweepRounds.start(site.sweeper(), Duration.ofMillis(5), _ -> swept.countDown())) {
      assertThat(rounds).isNotNull();
      assertThat(swept.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(site.has(key)).isFalse();
  }
}
