package dev.avatargateway.bridge.cloudreve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Cloudreve site of version 4 with SQLite and a handful of people. */
public final class VillageSite {

  private static final Instant FOUNDED = Instant.parse("2024-03-01T09:00:00.250Z");

  private VillageSite() {}

  /**
   * Somebody in the site, by the number of their row.
   *
   * @param avatar what stands in the column of that name, or null
   * @param file the picture file, where there is one
   */
  public record Villager(
      long row, String email, String nick, @Nullable String avatar, Optional<byte[]> file) {}

  /** Makes the site in a folder that is not there yet. */
  public static void make(Path folder, String salt, String secretKey, List<Villager> people)
      throws IOException, SQLException {
    Path pictures = Files.createDirectories(folder.resolve("avatar"));
    Files.writeString(
        folder.resolve("conf.ini"),
        "[System]\nMode = master\nListen = :5212\n\n"
            + "[Database]\nType = sqlite\nDBFile = data/cloudreve.db\n");
    String database = "jdbc:sqlite:" + folder.resolve("cloudreve.db");
    try (Connection connection = DriverManager.getConnection(database);
        SiteTables tables = SiteTables.make(connection, Engine.SQLITE, Edition.V4, "")) {
      tables.setting("avatar_path", "avatar");
      tables.setting("hash_id_salt", salt);
      tables.setting("secret_key", secretKey);
      for (Villager one : people) {
        Instant changed = FOUNDED.plusSeconds(86_400 * one.row());
        Object time = SiteClock.column(Engine.SQLITE, Edition.V4, changed, 0);
        tables.user(one.row(), one.email(), one.nick(), time, null, "active", one.avatar());
        if (one.file().isPresent()) {
          Path file = pictures.resolve("avatar_" + one.row() + ".png");
          Files.write(file, one.file().get());
          Files.setLastModifiedTime(file, FileTime.from(changed));
        }
      }
    }
  }
}
