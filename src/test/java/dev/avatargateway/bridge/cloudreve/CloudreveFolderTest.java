package dev.avatargateway.bridge.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.bridge.cloudreve.CloudreveSiteForge.Forged;
import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Shown;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hashids.Hashids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sites with SQLite, written to. */
class CloudreveFolderTest {

  @TempDir private Path temp;

  private final ManualClock clock = new ManualClock();

  private static CloudreveSiteForge forge(Edition edition, Path folder) {
    return edition == Edition.V4
        ? CloudreveSiteForge.v4(folder.resolve("data"))
        : CloudreveSiteForge.v3(folder);
  }

  private CloudreveFolder open(Forged site) {
    return CloudreveFolder.open(
        site.folder().toString(), Optional.empty(), Reader::row, House.IMAGING, clock);
  }

  private static List<String> row(Forged site, long id) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + site.folder().resolve("cloudreve.db"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM users WHERE id = " + id)) {
      assertThat(row.next()).isTrue();
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        values.add(row.getMetaData().getColumnName(i) + "=" + row.getString(i));
      }
      return values;
    }
  }

  private static long of(Forged site, Class<?> kind) {
    return site.people().entrySet().stream()
        .filter(person -> kind.isInstance(person.getValue()))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void whatWasImportedIsShownByAnotherSite(Edition edition) throws Exception {
    Forged from = forge(edition, temp.resolve("from")).users(200).forge();
    Forged to = forge(edition, temp.resolve("to")).users(200).bare().forge();
    try (House house = new House(temp.resolve("incoming"))) {
      try (Source source =
          CloudreveSource.open(from.folder().toString(), Optional.empty(), Reader::row)) {
        house.takeIn(source);
      }
      try (CloudreveFolder folder = open(to)) {
        assertThat(house.sendOut(folder).values()).containsOnly(Delivery.DELIVERED);
        assertThat(house.sendOut(folder).values()).containsOnly(Delivery.UNCHANGED);
      }
      try (CloudreveFolder back = open(from)) {
        Map<String, String> before = Fingerprint.of(from.folder().resolve("avatar"));
        if (edition == Edition.V4) {
          // but for those whose file the site had lost sight of
          assertThat(house.sendOut(back).values().stream().filter(Delivery.DELIVERED::equals))
              .hasSize(from.fates().getOrDefault(Fate.OTHER_SIZE, 0));
          assertThat(Fingerprint.of(from.folder().resolve("avatar")))
              .containsAllEntriesOf(
                  before.entrySet().stream()
                      .filter(file -> !file.getKey().isEmpty())
                      .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
      }
    }
    assertSamePictures(Reader.read(from.folder().toString()), Reader.read(to.folder().toString()));
  }

  private static void assertSamePictures(List<Listing> from, List<Listing> to) throws Exception {
    int pictures = 0;
    for (int i = 0; i < from.size(); i++) {
      if (from.get(i).content() instanceof Listing.Shows(Shown.Image one, long setAt)) {
        assertThat(to.get(i).content()).as(from.get(i).label()).isInstanceOf(Listing.Shows.class);
        Shown other = ((Listing.Shows) to.get(i).content()).shown();
        assertThat(same(one, (Shown.Image) other)).as(from.get(i).label()).isTrue();
        pictures++;
      } else if (from.get(i).content() instanceof Listing.Shows(Shown.Gravatar gravatar, long at)) {
        assertThat(((Listing.Shows) to.get(i).content()).shown()).isEqualTo(Shown.GRAVATAR);
      }
    }
    assertThat(pictures).isGreaterThan(from.size() / 2);
  }

  private static boolean same(Shown.Image one, Shown.Image other) throws Exception {
    ByteBuffer first = bytes(one);
    ByteBuffer second = bytes(other);
    ByteBuffer scaled =
        House.IMAGING
            .render(first, 1_000_000, List.of(Cut.square(200, ImageType.PNG)))
            .getFirst()
            .bytes();
    return House.IMAGING.samePixels(scaled, second);
  }

  private static ByteBuffer bytes(Shown.Image image) throws Exception {
    try (InputStream in = image.bytes().open()) {
      return ByteBuffer.wrap(in.readAllBytes());
    }
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void onlyTheLookAndItsTimeChange(Edition edition) throws Exception {
    Forged site = forge(edition, temp).users(100).forge();
    long id = of(site, CloudreveSiteForge.Expected.Nothing.class);
    List<String> before = row(site, id);
    try (CloudreveFolder folder = open(site)) {
      assertThat(folder.deliver(Outfits.user(id), Outfits.picture(9)))
          .isEqualTo(Delivery.DELIVERED);
    }
    List<String> after = row(site, id);
    assertThat(after).contains("avatar=file");
    before.removeIf(value -> value.startsWith("avatar=") || value.startsWith("updated_at="));
    assertThat(after).containsAll(before).hasSize(before.size() + 2);
    String largest = edition == Edition.V4 ? ".png" : "_2.png";
    Path picture = site.folder().resolve("avatar/avatar_" + id + largest);
    assertThat(picture).hasBinaryContent(Tint.png(9, 200));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(picture)))
        .startsWith("rw-r");
    if (edition == Edition.V3) {
      Path small = site.folder().resolve("avatar/avatar_" + id + "_0.png");
      assertThat(small).hasBinaryContent(Tint.png(9, 50));
    }
    try (var files = Files.list(site.folder().resolve("avatar"))) {
      assertThat(files).allMatch(file -> file.getFileName().toString().startsWith("avatar_"));
    }
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void theTimeOfTheRowMovesOnThoughTheSitesClockIsAhead(Edition edition) throws Exception {
    Forged site = forge(edition, temp).users(100).forge();
    long id = of(site, CloudreveSiteForge.Expected.Nothing.class);
    try (CloudreveFolder folder = open(site)) {
      clock.set(Instant.parse("2026-05-06T07:08:09.010Z").toEpochMilli());
      assertThat(folder.deliver(Outfits.user(id), Outfits.GRAVATAR)).isEqualTo(Delivery.DELIVERED);
      String zone = edition == Edition.V4 ? " +0000 UTC" : "+00:00";
      assertThat(row(site, id)).contains("updated_at=2026-05-06 07:08:09.01" + zone);
      clock.set(1_000_000_000_000L);
      assertThat(folder.deliver(Outfits.user(id), Outfits.TAKEN_OFF)).isEqualTo(Delivery.DELIVERED);
      assertThat(row(site, id)).contains("updated_at=2026-05-06 07:08:10.01" + zone, "avatar=");
    }
  }

  @Test
  void deliversEachLookOnceAndTakesOffOnlyWhatWasTouched() throws Exception {
    Forged site = forge(Edition.V4, temp).users(100).forge();
    try (CloudreveFolder folder = open(site)) {
      long id = of(site, CloudreveSiteForge.Expected.Picture.class);
      assertThat(folder.deliver(Outfits.user(id), Outfits.NEVER_SET))
          .isEqualTo(new Delivery.Skipped("nothing was ever set for them here"));
      assertThat(folder.deliver(Outfits.user(id), Outfits.LOST))
          .isEqualTo(new Delivery.Rejected("its bytes are gone here"));
      assertThat(row(site, id)).contains("avatar=file");
      for (var outfit : List.of(Outfits.TAKEN_OFF, Outfits.GRAVATAR, Outfits.picture(5))) {
        assertThat(folder.deliver(Outfits.user(id), outfit)).isEqualTo(Delivery.DELIVERED);
        List<String> row = row(site, id);
        assertThat(folder.deliver(Outfits.user(id), outfit)).isEqualTo(Delivery.UNCHANGED);
        assertThat(row(site, id)).isEqualTo(row);
      }
      assertThat(
              folder.deliver(
                  Outfits.hashid(new Hashids(CloudreveSiteForge.SALT).encode(id, 1)),
                  Outfits.picture(5)))
          .isEqualTo(Delivery.UNCHANGED);
    }
  }

  @Test
  void nobodyIsMadeUpAndNobodyDeletedComesBack() throws Exception {
    Forged site = forge(Edition.V4, temp).users(100).forge();
    long deleted =
        site.people().entrySet().stream()
            .filter(p -> p.getValue().toString().contains("deleted"))
            .findFirst()
            .orElseThrow()
            .getKey();
    Map<String, String> before = Fingerprint.of(site.folder());
    try (CloudreveFolder folder = open(site)) {
      for (String id : List.of("#99999", "lpua", "not an id")) {
        assertThat(folder.deliver(Outfits.hashid(id), Outfits.picture(1)))
            .isEqualTo(new Delivery.Skipped("not known there"));
      }
      assertThat(folder.deliver(Outfits.user(deleted), Outfits.picture(1)))
          .isEqualTo(new Delivery.Skipped("deleted there"));
    }
    assertThat(Fingerprint.of(site.folder())).isEqualTo(before);
  }

  @Test
  void writesBesideARunningSite() throws Exception {
    Forged site = forge(Edition.V4, temp).users(100).wal().forge();
    long id = of(site, CloudreveSiteForge.Expected.Nothing.class);
    try (Connection running =
            DriverManager.getConnection("jdbc:sqlite:" + site.folder().resolve("cloudreve.db"));
        Statement statement = running.createStatement();
        CloudreveFolder folder = open(site)) {
      assertThat(folder.deliver(Outfits.user(id), Outfits.picture(1)))
          .isEqualTo(Delivery.DELIVERED);
      try (ResultSet row = statement.executeQuery("SELECT avatar FROM users WHERE id = " + id)) {
        assertThat(row.getString(1)).isEqualTo("file");
      }
    }
  }

  @Test
  void aContainersPathIsNotMadeHere() throws Exception {
    Forged site = forge(Edition.V4, temp).users(100).forge();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + site.folder().resolve("cloudreve.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE settings SET value = '/nowhere/here/avatar' WHERE name = 'avatar_path'");
    }
    assertThatThrownBy(() -> open(site))
        .isInstanceOf(BridgeException.class)
        .hasMessage("the site keeps its pictures in /nowhere/here/avatar, which is not here");
  }
}
