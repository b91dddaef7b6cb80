package dev.avatargateway.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.avatargateway.catalog.JdbiCatalog;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds in a store on disk, and what becomes of it. */
final class DoctorTest {

  private static final Duration GRACE = Duration.ofHours(1);

  @TempDir private Path folder;
  private final List<Finding> found = new ArrayList<>();
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

  private Diagnosis examine(boolean repair) throws Exception {
    found.clear();
    var treatment = new Doctor.Treatment(GRACE, repair, InstantSource.system());
    Doctor.Listener listener =
        new Doctor.Listener() {
          @Override
          public void found(Finding finding) {
            found.add(finding);
          }

          @Override
          public void advanced(long blobs) {}
        };
    try (Doctor doctor =
        new Doctor(site.blobs, site.catalog.packs(), treatment, () -> false, listener)) {
      return doctor.examine();
    }
  }

  private Path file(BlobKey pack) {
    return folder.resolve("blobs").resolve(pack.toString().substring(0, 2) + "/" + pack);
  }

  private BlobKey wear(int number) {
    return site.wear(Site.owner("user-" + number), number);
  }

  private BlobKey stray(String text, Duration age) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    BlobKey key = BlobKey.of(bytes);
    site.blobs.put(key, ByteSource.of(bytes));
    Files.setLastModifiedTime(file(key), FileTime.from(Instant.now().minus(age)));
    return key;
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  private long trash() throws IOException {
    Path trash = folder.resolve("blobs/trash");
    if (!Files.exists(trash)) {
      return 0;
    }
    try (var files = Files.list(trash)) {
      return files.count();
    }
  }

  @Test
  void soundStoreIsSound() throws Exception {
    for (int i = 0; i < 3; i++) {
      wear(i);
    }
    stray("just put", Duration.ZERO);
    Diagnosis diagnosis = examine(true);
    assertThat(found).isEmpty();
    assertThat(diagnosis.exitStatus()).isZero();
    assertThat(diagnosis.count(Finding.Kind.FRESH)).isEqualTo(1);
    assertThat(diagnosis.lines())
        .contains("in the catalog: 3", "in the store: 4", "fresh: 1", "moved to the trash: 0");
    assertThat(site.stored()).isEqualTo(4);
  }

  @Test
  void everyKindIsFoundAndNothingIsChangedUnasked() throws Exception {
    wear(0);
    final BlobKey dangling = wear(1);
    final BlobKey damaged = wear(2);
    final BlobKey unreadable = wear(3);
    final BlobKey orphan = stray("nobody's", GRACE.plusMinutes(1));
    final BlobKey wrong = stray("wrong", Duration.ZERO);
    Files.delete(file(dangling));
    flip(file(damaged));
    flip(file(wrong));
    Files.delete(file(unreadable));
    Files.createDirectory(file(unreadable));

    Diagnosis diagnosis = examine(false);
    assertThat(found)
        .extracting(Finding::kind, Finding::blob)
        .containsExactlyInAnyOrder(
            tuple(Finding.Kind.DANGLING, dangling),
            tuple(Finding.Kind.DAMAGED, damaged),
            tuple(Finding.Kind.UNREADABLE, unreadable),
            tuple(Finding.Kind.ORPHAN, orphan),
            tuple(Finding.Kind.DAMAGED, wrong));
    assertThat(found).noneMatch(Finding::setAside);
    assertThat(found)
        .anySatisfy(
            one ->
                assertThat(one.line())
                    .startsWith("dangling " + dangling + " of cloudreve:user-1: ")
                    .doesNotContain("\n"));
    assertThat(diagnosis.exitStatus()).isEqualTo(1);
    assertThat(trash()).isZero();
    assertThat(site.has(orphan)).isTrue();
    assertThat(site.has(damaged)).isTrue();
  }

  @Test
  void repairMovesOrphansAndDamageToTheTrash() throws Exception {
    final BlobKey dangling = wear(1);
    final BlobKey damaged = wear(2);
    final BlobKey orphan = stray("nobody's", GRACE.plusMinutes(1));
    Files.delete(file(dangling));
    flip(file(damaged));

    assertThat(examine(true).lines()).contains("moved to the trash: 2");
    assertThat(trash()).isEqualTo(2);
    assertThat(site.has(orphan)).isFalse();
    assertThat(site.has(damaged)).isFalse();

    assertThat(examine(true).count(Finding.Kind.DANGLING)).isEqualTo(2);
    assertThat(wear(1)).isEqualTo(dangling);
    assertThat(wear(2)).isEqualTo(damaged);
    assertThat(examine(true).exitStatus()).isZero();
    assertThat(site.read(Site.owner("user-2"))).isInstanceOf(Reading.Found.class);
    assertThat(trash()).isEqualTo(2);
  }

  @Test
  void manyArePagedThrough() throws Exception {
    for (int i = 0; i < 600; i++) {
      stray("stray " + i, GRACE.plusMinutes(1));
    }
    assertThat(examine(false).count(Finding.Kind.ORPHAN)).isEqualTo(600);
    assertThat(examine(true).lines()).contains("moved to the trash: 600");
    assertThat(site.stored()).isZero();
  }
}
