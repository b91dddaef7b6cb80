package dev.avatargateway.bridge.mattermost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A Mattermost site that never was: the table of users in a PostgreSQL database and the folder of
 * files, as a server would have left them, with every trap in known numbers. Equal arguments give
 * equal sites. Pictures are PNG of 128×128 pixels in 64 kinds, about 400 bytes each.
 */
public final class MattermostForge {

  /**
   * What is particular about somebody. Of twenty people in a row one has each, the rest the first.
   */
  public enum Trap {
    /** A picture and its file. */
    PICTURE(true, true),
    /** Never set anything, and has no file. */
    UNTOUCHED(false, false),
    /** Never set anything; the server has drawn initials since. */
    INITIALS(false, true),
    /** Took their picture off; the file holds initials. */
    TAKEN_OFF(false, true),
    /** Took their picture off; the file is gone. */
    TAKEN_OFF_NO_FILE(false, false),
    /** Took their picture off, but the file still holds it. */
    STALE_FILE(false, true),
    /** A deactivated user with a picture. */
    DEACTIVATED(true, true),
    /** A bot with a picture. */
    BOT(true, true),
    /** A picture of another size, which very old servers stored. */
    OLD_SIZE(true, true),
    /** A picture whose file is lost. */
    LOST(true, false);

    private final boolean set;
    private final boolean file;

    Trap(boolean set, boolean file) {
      this.set = set;
      this.file = file;
    }

    /** Whether a picture is to be shown. */
    public boolean shows() {
      return set && file;
    }

    /** Whether the database says that there is a picture. */
    public boolean set() {
      return set;
    }
  }

  /**
   * Somebody, and what they must show.
   *
   * @param setAt when they set their picture, milliseconds since 1970; 0 when they show none
   * @param kind which of the 64 pictures is theirs
   */
  public record Citizen(String id, String username, String email, Trap trap, long setAt, int kind) {

    /** The picture they must show; empty when none. */
    public Optional<byte[]> picture() {
      return trap.shows() ? Optional.of(ForgedPictures.picture(kind, edge())) : Optional.empty();
    }

    int edge() {
      return trap == Trap.OLD_SIZE ? 80 : 128;
    }
  }

  private static final String ALPHABET = "ybndrfg8ejkmcpqxot1uwisza345h769";
  private static final long EPOCH = 1_600_000_000_000L;
  private static final int CYCLE = 20;

  private final int users;
  private final long seed;

  public MattermostForge(int users, long seed) {
    this.users = users;
    this.seed = seed;
  }

  /** Everybody, in no particular order. */
  public Stream<Citizen> citizens() {
    return IntStream.range(0, users).mapToObj(this::citizen);
  }

  /** How many people each trap has. */
  public Map<Trap, Integer> counts() {
    Map<Trap, Integer> counts = new EnumMap<>(Trap.class);
    IntStream.range(0, users).forEach(i -> counts.merge(trap(i), 1, Integer::sum));
    return counts;
  }

  /** The person of this number, from 0. */
  public Citizen citizen(int number) {
    Trap trap = trap(number);
    return new Citizen(
        id(number),
        (trap == Trap.BOT ? "bot" : "user") + number,
        (trap == Trap.BOT ? "bot" : "user") + number + "@example.com",
        trap,
        trap.set() ? EPOCH + 1000L * number : 0,
        number % ForgedPictures.KINDS);
  }

  /**
   * Makes the tables and fills them and the folder.
   *
   * @param jdbcUrl a PostgreSQL database without these tables
   * @param folder gets {@code users/ID/profile.png} files
   */
  public void fill(String jdbcUrl, Path folder) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
      CopyIn rows =
          connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY users FROM STDIN");
      for (int i = 0; i < users; i++) {
        byte[] row = row(citizen(i)).getBytes(StandardCharsets.UTF_8);
        rows.writeToCopy(row, 0, row.length);
      }
      rows.endCopy();
      statement.execute(
          "INSERT INTO bots SELECT id, '', id, createat, updateat, 0, 0 FROM users"
              + " WHERE username LIKE 'bot%'");
    }
    Files.createDirectories(folder.resolve("users"));
    citizens().parallel().forEach(citizen -> writeFile(citizen, folder));
  }

  private static void writeFile(Citizen citizen, Path folder) {
    Trap trap = citizen.trap();
    if (!trap.file) {
      return;
    }
    boolean initials = trap == Trap.INITIALS || trap == Trap.TAKEN_OFF;
    byte[] bytes =
        initials
            ? ForgedPictures.initials(InitialsRecognition.colour(citizen.id()))
            : ForgedPictures.picture(citizen.kind(), citizen.edge());
    try {
      Path file = folder.resolve("users").resolve(citizen.id()).resolve("profile.png");
      Files.createDirectory(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Trap trap(int number) {
    int place = number % CYCLE;
    return place < Trap.values().length ? Trap.values()[place] : Trap.PICTURE;
  }

  /** In an order that has nothing to do with the numbers. */
  private String id(int number) {
    SplittableRandom random = new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L));
    StringBuilder id = new StringBuilder(26);
    for (int i = 0; i < 19; i++) {
      id.append(ALPHABET.charAt(random.nextInt(32)));
    }
    for (int shift = 30; shift >= 0; shift -= 5) {
      id.append(ALPHABET.charAt(number >>> shift & 31));
    }
    return id.toString();
  }

  private static String row(Citizen citizen) {
    long made = EPOCH - 1_000_000;
    long picture =
        switch (citizen.trap()) {
          case UNTOUCHED, INITIALS -> 0;
          case TAKEN_OFF, TAKEN_OFF_NO_FILE, STALE_FILE -> -EPOCH - citizen.kind();
          default -> citizen.setAt();
        };
    long deleted = citizen.trap() == Trap.DEACTIVATED ? EPOCH + 1 : 0;
    return String.join(
            "\t",
            List.of(
                citizen.id(),
                Long.toString(made),
                Long.toString(Math.max(made, citizen.setAt())),
                Long.toString(deleted),
                citizen.username(),
                "$2a$10$",
                "\\N",
                "",
                citizen.email(),
                "t\t\t\t\t\tsystem_user\tf\t{}\t{}\t0",
                Long.toString(picture),
                "0\ten\t{}\tf\t\t\t0"))
        + "\n";
  }

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE Users (
            Id varchar(26) PRIMARY KEY, CreateAt bigint, UpdateAt bigint, DeleteAt bigint,
            Username varchar(64) UNIQUE, Password varchar(128), AuthData varchar(128) UNIQUE,
            AuthService varchar(32), Email varchar(128) UNIQUE, EmailVerified boolean,
            Nickname varchar(64), FirstName varchar(64), LastName varchar(64),
            Position varchar(128), Roles varchar(256), AllowMarketing boolean, Props jsonb,
            NotifyProps jsonb, LastPasswordUpdate bigint, LastPictureUpdate bigint,
            FailedAttempts integer, Locale varchar(5), Timezone jsonb, MfaActive boolean,
            MfaSecret varchar(128), RemoteId varchar(26), LastLogin bigint)
          """,
          """
          CREATE TABLE Bots (
            UserId varchar(26) PRIMARY KEY, Description varchar(1024), OwnerId varchar(190),
            CreateAt bigint, UpdateAt bigint, DeleteAt bigint, LastIconUpdate bigint)
          """);
}
