package dev.avatargateway.bridge.cloudreve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes Cloudreve sites of version 4 or 3 as a product's migration meets them: a folder with
 * conf.ini, a database and pictures, in which every trap of {@link Fate} occurs in known counts.
 * The same seed makes the same site.
 *
 * <p>{@code CloudreveSiteForge.v4(folder).users(10_000).seed(1).forge()} makes a site with SQLite
 * and returns what each user must show.
 */
public final class CloudreveSiteForge {

  /** The salt of every site's ids. */
  public static final String SALT = "avatar-gateway-test-salt";

  /** The secret that every site of version 4 signs its tokens with. */
  public static final String SECRET = "avatar-gateway-test-secret";

  /** What a user of a site must show. */
  public sealed interface Expected {

    /** A picture. */
    record Picture(int number, boolean jpeg, int edge, long setAt) implements Expected {

      /** The bytes of the file. */
      public byte[] bytes() {
        return jpeg ? Tint.jpeg(number, edge) : Tint.png(number, edge);
      }
    }

    /** The Gravatar, chosen at the latest then. */
    record Gravatar(long setAt) implements Expected {}

    /** Nothing. */
    record Nothing() implements Expected {}

    /** Nothing, for a reason that is told. */
    record Skipped(String reason) implements Expected {}
  }

  /**
   * A site that was made.
   *
   * @param folder what {@code --from} is given: the data folder, or version 3's program folder
   * @param people what each row of the users shows, by number
   * @param fates how many there are of each
   */
  public record Forged(
      Path folder, SortedMap<Long, Expected> people, SortedMap<Fate, Integer> fates) {}

  private static final Instant BEGINNING = Instant.parse("2024-01-02T03:04:05.678Z");

  private final Path folder;
  private final Edition edition;
  private int users = 10_000;
  private int distinct = Integer.MAX_VALUE;
  private long seed = 1;
  private boolean wal;
  private String avatarPath = "avatar";
  private boolean bare;

  private CloudreveSiteForge(Path folder, Edition edition) {
    this.folder = folder;
    this.edition = edition;
  }

  /** A site of version 4 in this data folder, which is made. */
  public static CloudreveSiteForge v4(Path folder) {
    return new CloudreveSiteForge(folder, Edition.V4);
  }

  /** A site of version 3 in this program folder, which is made. */
  public static CloudreveSiteForge v3(Path folder) {
    return new CloudreveSiteForge(folder, Edition.V3);
  }

  /** How many users and orphans there are; 10,000 unless told. */
  public CloudreveSiteForge users(int count) {
    users = count;
    return this;
  }

  /** How many different pictures there are; all of them unless told. */
  public CloudreveSiteForge distinct(int count) {
    distinct = count;
    return this;
  }

  public CloudreveSiteForge seed(long number) {
    seed = number;
    return this;
  }

  /** Leaves SQLite in WAL mode, as newer sites are. */
  public CloudreveSiteForge wal() {
    wal = true;
    return this;
  }

  /** The setting avatar_path. */
  public CloudreveSiteForge avatarPath(String path) {
    avatarPath = path;
    return this;
  }

  /** Nobody shows anything yet and no file is there: a site to export to. */
  public CloudreveSiteForge bare() {
    bare = true;
    return this;
  }

  /** Makes the site with an SQLite database. */
  public Forged forge() throws IOException, SQLException {
    Files.createDirectories(folder);
    Path database = folder.resolve("cloudreve.db");
    configure("Type = sqlite\nDBFile = " + (edition == Edition.V4 ? "data/" : "") + "cloudreve.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode = " + (wal ? "WAL" : "DELETE"));
      }
      return fill(connection, Engine.SQLITE, "");
    }
  }

  /**
   * Makes the site with a database that is there already and empty.
   *
   * @param configuration lines of conf.ini's section for the database
   * @param tablePrefix what tables' names begin with; version 3 only
   */
  Forged forge(Connection connection, Engine engine, String configuration, String tablePrefix)
      throws IOException, SQLException {
    Files.createDirectories(folder);
    configure(configuration + "\nTablePrefix = " + tablePrefix);
    return fill(connection, engine, tablePrefix);
  }

  private void configure(String database) throws IOException {
    Files.writeString(
        folder.resolve("conf.ini"),
        "[System]\nMode = master\nListen = :5212\n"
            + (edition == Edition.V3 ? "HashIDSalt = " + SALT + "\n" : "")
            + "\n; where users are\n[Database]\n"
            + database
            + "\n");
  }

  private Forged fill(Connection connection, Engine engine, String prefix)
      throws IOException, SQLException {
    List<Fate> fates = fates();
    SortedMap<Fate, Integer> counts = new TreeMap<>();
    fates.forEach(fate -> counts.merge(fate, 1, Integer::sum));
    SortedMap<Long, Expected> people = new TreeMap<>();
    try (SiteTables tables = SiteTables.make(connection, engine, edition, prefix)) {
      tables.setting("avatar_path", avatarPath);
      tables.setting("siteURL", "https://cloud.example.org");
      if (edition == Edition.V4) {
        tables.setting("hash_id_salt", SALT);
        tables.setting("secret_key", SECRET);
      }
      for (int i = 0; i < users; i++) {
        Fate fate = fates.get(i);
        if (fate != Fate.ORPHAN) {
          add(tables, engine, i, fate);
          people.put(row(i), expected(engine, i, fate));
        }
      }
    }
    Path pictures = Files.createDirectories(folder.resolve(avatarPath));
    if (!bare) {
      IntStream.range(0, users).parallel().forEach(i -> draw(pictures, i, fates.get(i)));
    }
    return new Forged(folder, people, counts);
  }

  private List<Fate> fates() {
    List<Fate> fates = new ArrayList<>(users);
    for (Fate fate : Fate.values()) {
      fates.addAll(Collections.nCopies(Math.max(1, users * fate.inHundred() / 100), fate));
    }
    while (fates.size() < users) {
      fates.add(Fate.PNG);
    }
    List<Fate> dealt = fates.subList(fates.size() - users, fates.size());
    Collections.shuffle(dealt, new Random(seed));
    return dealt;
  }

  /** Rows that were deleted for good leave gaps. */
  private static long row(int i) {
    return 1L + i + i / 97;
  }

  private int number(int i) {
    return (int) (seed * 31) + i % distinct;
  }

  private static Instant changedAt(int i) {
    return BEGINNING.plusSeconds(977L * i);
  }

  private void add(SiteTables tables, Engine engine, int i, Fate fate) throws SQLException {
    Object time = SiteClock.column(engine, edition, changedAt(i), i);
    tables.user(row(i), time, fate == Fate.DELETED ? time : null, status(fate), avatar(fate));
  }

  private String status(Fate fate) {
    return switch (fate) {
      case INACTIVE -> edition == Edition.V4 ? "inactive" : "1";
      case BANNED -> edition == Edition.V4 ? "manual_banned" : "2";
      default -> edition == Edition.V4 ? "active" : "0";
    };
  }

  private @Nullable String avatar(Fate fate) {
    return switch (bare ? Fate.UNSET : fate) {
      case GRAVATAR, LEFTOVER_BEHIND_GRAVATAR -> "gravatar";
      case UNSET -> null;
      case EMPTY, LEFTOVER -> "";
      case OTHER_TEXT -> "https://example.org/face.png";
      default -> "file";
    };
  }

  private Expected expected(Engine engine, int i, Fate fate) {
    if (fate == Fate.DELETED) {
      return new Expected.Skipped("deleted there");
    }
    if (edition == Edition.V3 && (fate == Fate.INACTIVE || fate == Fate.BANNED)) {
      return new Expected.Skipped("not active there");
    }
    if (bare) {
      return new Expected.Nothing();
    }
    return switch (fate) {
      case MISSING -> new Expected.Skipped("its file is missing there");
      case GRAVATAR, LEFTOVER_BEHIND_GRAVATAR -> {
        long millis = changedAt(i).toEpochMilli();
        boolean seconds =
            engine == Engine.MYSQL || (engine == Engine.SQLITE && SiteClock.isWhole(edition, i));
        yield new Expected.Gravatar(seconds ? millis / 1000 * 1000 : millis);
      }
      case UNSET, EMPTY, OTHER_TEXT, LEFTOVER -> new Expected.Nothing();
      default -> picture(i, fate);
    };
  }

  private Expected.Picture picture(int i, Fate fate) {
    int edge = edition == Edition.V3 && fate == Fate.OTHER_SIZE ? 50 : 200;
    return new Expected.Picture(number(i), jpeg(fate), edge, setAt(i));
  }

  private static long setAt(int i) {
    return changedAt(i).minusSeconds(3600).toEpochMilli();
  }

  private boolean jpeg(Fate fate) {
    return edition == Edition.V3 || fate == Fate.JPEG || fate == Fate.OTHER_SIZE;
  }

  private void draw(Path pictures, int i, Fate fate) {
    if (!fate.hasFile()) {
      return;
    }
    String name = "avatar_" + row(i);
    try {
      if (edition == Edition.V4) {
        String ending = fate == Fate.OTHER_SIZE ? "_2.png" : ".png";
        write(pictures.resolve(name + ending), picture(i, fate));
        return;
      }
      write(pictures.resolve(name + "_0.png"), sized(i, 50));
      if (fate != Fate.OTHER_SIZE) {
        write(pictures.resolve(name + "_1.png"), sized(i, 130));
        write(pictures.resolve(name + "_2.png"), sized(i, 200));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Expected.Picture sized(int i, int edge) {
    return new Expected.Picture(number(i), true, edge, setAt(i));
  }

  private static void write(Path file, Expected.Picture picture) throws IOException {
    Files.write(file, picture.bytes());
    Files.setLastModifiedTime(file, FileTime.fromMillis(picture.setAt()));
  }
}
