package dev.avatargateway.bridge.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.bridge.cloudreve.CloudreveSiteForge.Expected;
import dev.avatargateway.bridge.cloudreve.CloudreveSiteForge.Forged;
import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.core.Shown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for sites whose users are in a database server, whichever it is. */
abstract class ServerSiteContract {

  /** The password of the user {@code cloud}. */
  static final String PASSWORD = "sword:fish@home/é";

  @TempDir Path temp;

  abstract Engine engine();

  /** A new database that the user {@code cloud} may use, as a JDBC address for the test itself. */
  abstract String database(String name) throws SQLException;

  /** Lines of conf.ini for a database of {@link #database}. */
  abstract String configuration(String name);

  /** The address that an operator would write. */
  abstract String url(String name, String password);

  private Forged forge(Edition edition, String name, String prefix, boolean bare) throws Exception {
    Path folder = temp.resolve(name);
    CloudreveSiteForge forge =
        edition == Edition.V4 ? CloudreveSiteForge.v4(folder) : CloudreveSiteForge.v3(folder);
    try (Connection connection = DriverManager.getConnection(database(name))) {
      return (bare ? forge.bare() : forge)
          .users(1_200)
          .forge(connection, engine(), configuration(name), prefix);
    }
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void everyTrapIsReadAsTheSiteShowsIt(Edition edition) throws Exception {
    String name = "read" + edition.name().toLowerCase(Locale.ROOT);
    Forged site = forge(edition, name, edition == Edition.V3 ? "cd_" : "", false);
    Map<String, String> before = Fingerprint.of(site.folder());
    Reader.assertShows(Reader.read(site.folder().toString()), site.people());
    assertThat(Fingerprint.of(site.folder())).isEqualTo(before);
    try (Source source =
        CloudreveSource.open(url(name, PASSWORD), Optional.of(site.folder()), Reader::row)) {
      assertThat(source.name()).doesNotContain("fish").contains(name);
      assertThat(source.count()).isEqualTo(site.people().size());
      Reader.assertShows(Reader.read(source), site.people());
    }
  }

  @Test
  void version4DoesNotUseThePrefixItsConfigurationNames() throws Exception {
    Forged site = forge(Edition.V4, "prefixed", "", false);
    Files.writeString(
        site.folder().resolve("conf.ini"),
        "[Database]\n" + configuration("prefixed") + "\nTablePrefix = cd_\n");
    Reader.assertShows(Reader.read(site.folder().toString()), site.people());
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void looksAreDelivered(Edition edition) throws Exception {
    String name = "write" + edition.name().toLowerCase(Locale.ROOT);
    Forged site = forge(edition, name, "", true);
    long id =
        site.people().entrySet().stream()
            .filter(person -> person.getValue() instanceof Expected.Nothing)
            .findFirst()
            .orElseThrow()
            .getKey();
    ManualClock clock = new ManualClock();
    clock.set(Instant.parse("2026-05-06T07:08:09Z").toEpochMilli());
    try (CloudreveFolder folder =
        CloudreveFolder.open(
            site.folder().toString(), Optional.empty(), Reader::row, House.IMAGING, clock)) {
      for (var outfit : List.of(Outfits.picture(3), Outfits.TAKEN_OFF, Outfits.GRAVATAR)) {
        assertThat(folder.deliver(Outfits.user(id), outfit)).isEqualTo(Delivery.DELIVERED);
        assertThat(folder.deliver(Outfits.user(id), outfit)).isEqualTo(Delivery.UNCHANGED);
      }
      assertThat(folder.deliver(Outfits.user(999_999), Outfits.picture(3)))
          .isEqualTo(new Delivery.Skipped("not known there"));
    }
    Listing listing =
        Reader.read(site.folder().toString()).stream()
            .filter(one -> one.position().equals(Long.toString(id)))
            .findFirst()
            .orElseThrow();
    long third = Instant.parse("2026-05-06T07:08:11Z").toEpochMilli();
    assertThat(listing.content()).isEqualTo(new Listing.Shows(Shown.GRAVATAR, third));
  }

  @Test
  void aReadersConnectionCannotWrite() throws Exception {
    forge(Edition.V4, "readonly", "", true);
    Place place = Place.of(url("readonly", PASSWORD), Optional.of(temp.resolve("readonly")));
    try (Database database = Database.reading(place.database())) {
      assertThatThrownBy(
              () -> database.with(h -> h.createUpdate("UPDATE users SET nick = 'x'").execute()))
          .hasMessageMatching("(?is).*read.only.*");
    }
  }

  @Test
  void whatIsWrongWithTheServerIsSaidInASentence() throws Exception {
    String url = database("other");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE users (id int, email varchar(20))");
    }
    for (Map.Entry<String, String> wrong :
        Map.of(
                url("other", "wrong"), "does not let us in: wrong user or password",
                url("gone", PASSWORD), "is not there|has no permission",
                url("other", PASSWORD), "is of no Cloudreve 3 or 4|has no permission")
            .entrySet()) {
      assertThatThrownBy(() -> CloudreveSource.open(wrong.getKey(), Optional.of(temp), Reader::row))
          .isInstanceOf(BridgeException.class)
          .hasMessageMatching("the database .*(" + wrong.getValue() + ").*")
          .hasMessageNotContainingAny("sword:", "fish", "wrong@");
    }
  }
}
