package dev.avatargateway.bridge.mattermost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.contract.SourceContract;
import dev.avatargateway.real.MariaDbServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Mattermost's tables as servers before version 11 kept them in MySQL or MariaDB. */
@EnabledIf("dev.avatargateway.real.MariaDbServer#isHere")
class MariaDbSourceTest implements SourceContract {

  private static final String PICTURED = "aaaaaaaaaaaaaaaaaaaaaaaaaa";
  private static final String TAKEN_OFF = "bbbbbbbbbbbbbbbbbbbbbbbbbb";
  private static final String UNTOUCHED = "cccccccccccccccccccccccccc";
  private static final byte[] PICTURE = ForgedPictures.picture(7, 128);

  private static @TempDir Path folder;
  private static MariaDbServer server;

  @BeforeAll
  static void fill() throws Exception {
    server = new MariaDbServer(folder.resolve("server"));
    server.execute(
        "CREATE DATABASE site",
        "CREATE DATABASE strange",
        "CREATE TABLE site.Users (Id varchar(26) PRIMARY KEY, CreateAt bigint, UpdateAt bigint,"
            + " DeleteAt bigint, Username varchar(64) UNIQUE, Email varchar(128) UNIQUE,"
            + " LastPictureUpdate bigint)",
        row(PICTURED, "ada", 1_700_000_000_123L),
        row(TAKEN_OFF, "bob", -1_700_000_000_123L),
        row(UNTOUCHED, "cleo", 0),
        "CREATE USER 'mattermost'@'%' IDENTIFIED BY 'pass'",
        "GRANT SELECT ON site.* TO 'mattermost'@'%'",
        "GRANT SELECT ON strange.* TO 'mattermost'@'%'");
    for (String id : List.of(PICTURED, TAKEN_OFF)) {
      Path file = folder.resolve("files/users").resolve(id).resolve("profile.png");
      Files.createDirectories(file.getParent());
      Files.write(file, PICTURE);
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    server.close();
  }

  private static String row(String id, String name, long picture) {
    return "INSERT INTO site.Users VALUES ('%s', 1, 1, 0, '%s', '%s@example.org', %d)"
        .formatted(id, name, name, picture);
  }

  private static Source open(String from) {
    return MattermostSources.open(
        from,
        new MattermostSources.Settings(
            Optional.of(folder.resolve("files").toString()),
            S3Place.Access.USUAL,
            Optional.empty(),
            _ -> Optional.empty()),
        Reads.IMAGING);
  }

  @Override
  public Source source() {
    return open(server.url("site", "mattermost") + "&password=pass");
  }

  @Test
  void onlyAPositiveTimeIsAPicture() throws IOException {
    try (Source source = source()) {
      assertThat(Reads.all(source))
          .extracting(Reads::summary)
          .containsExactly(
              Reads.picture(PICTURE) + " at 1700000000123", "nothing at 0", "nothing at 0");
    }
  }

  @Test
  void theServersOwnFormOfAnAddressIsRead() {
    try (Source source =
        open("mattermost:pass@tcp(127.0.0.1:" + server.port() + ")/site?charset=utf8mb4")) {
      assertThat(source.count()).isEqualTo(3);
    }
  }

  @Test
  void whatIsWrongIsSaidInOneSentenceWithoutThePassword() {
    assertThatThrownBy(() -> open(server.url("site", "mattermost") + "&password=wrongpass"))
        .isInstanceOf(BridgeException.class)
        .hasMessageNotContaining("wrongpass");
    assertThatThrownBy(() -> open(server.url("strange", "mattermost") + "&password=pass"))
        .isInstanceOf(BridgeException.class)
        .hasMessageContaining("sers");
  }
}
