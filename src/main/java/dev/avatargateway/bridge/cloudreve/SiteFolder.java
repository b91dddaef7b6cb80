package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.bridge.BridgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A site's folder: version 4's data folder, or version 3's program folder. A program folder that
 * has version 4's data folder in it means that one.
 */
final class SiteFolder {

  private static final String CONFIGURATION = "conf.ini";
  private static final String DATABASE = "cloudreve.db";

  private final Path folder;
  private final Optional<IniFile> configuration;

  private SiteFolder(Path folder, Optional<IniFile> configuration) {
    this.folder = folder;
    this.configuration = configuration;
  }

  /**
   * The site in a folder.
   *
   * @throws BridgeException when there is none
   */
  static SiteFolder of(String name) {
    Path named = existing(path(name));
    Path folder =
        Stream.of(named.resolve("data"), named)
            .filter(SiteFolder::hasSite)
            .findFirst()
            .orElseThrow(
                () ->
                    new BridgeException(
                        "no Cloudreve in "
                            + named
                            + ": it has neither conf.ini nor cloudreve.db, nor has a folder data"
                            + " in it"));
    return new SiteFolder(folder, configuration(folder));
  }

  /** The folder that has the pictures of a site whose database is elsewhere. */
  static SiteFolder ofFiles(Path files) {
    Path named = existing(files.toAbsolutePath().normalize());
    Path data = named.resolve("data");
    Path folder = hasSite(data) || Files.isDirectory(data.resolve("avatar")) ? data : named;
    return new SiteFolder(folder, configuration(folder));
  }

  private static Path path(String name) {
    try {
      return Path.of(name).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new BridgeException("no folder can have this name: " + name, e);
    }
  }

  private static Path existing(Path named) {
    if (!Files.isDirectory(named)) {
      throw new BridgeException("there is no folder " + named);
    }
    if (!Files.isReadable(named) || !Files.isExecutable(named)) {
      throw new BridgeException("the folder " + named + " cannot be read: permission is denied");
    }
    return named;
  }

  private static boolean hasSite(Path folder) {
    return Files.isRegularFile(folder.resolve(CONFIGURATION))
        || Files.isRegularFile(folder.resolve(DATABASE));
  }

  private static Optional<IniFile> configuration(Path folder) {
    Path file = folder.resolve(CONFIGURATION);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(IniFile.read(file));
    } catch (IOException e) {
      throw new BridgeException(file + " cannot be read: " + SqlTrouble.reason(e), e);
    }
  }

  Place place() {
    return new Place(database(), folders(), tablePrefix(), hashIdSalt(), folder.toString());
  }

  /** Where files may lie that are named by a relative path. */
  List<Path> folders() {
    @Nullable Path parent = folder.getParent();
    boolean data = parent != null && folder.endsWith("data");
    return data ? List.of(folder, parent) : List.of(folder);
  }

  String tablePrefix() {
    return get("Database", "TablePrefix").orElse("");
  }

  Optional<String> hashIdSalt() {
    return get("System", "HashIDSalt");
  }

  private Optional<String> get(String section, String key) {
    return configuration.flatMap(ini -> ini.get(section, key));
  }

  private DatabaseAddress database() {
    String type = get("Database", "Type").orElse("sqlite").toLowerCase(Locale.ROOT);
    Optional<String> url = get("Database", "DatabaseURL");
    return switch (type) {
      case "sqlite", "sqlite3", "unset" ->
          DatabaseAddress.sqlite(sqliteFile(url.or(() -> get("Database", "DBFile"))));
      case "mysql", "mariadb" ->
          url.map(text -> DatabaseUrls.ofConfiguration(Engine.MYSQL, text)).orElseGet(this::mysql);
      case "postgres" ->
          url.map(text -> DatabaseUrls.ofConfiguration(Engine.POSTGRES, text))
              .orElseGet(
                  () ->
                      DatabaseUrls.postgres(
                          word("Host"), port(3306), word("Name"), word("User"), word("Password")));
      default ->
          throw new BridgeException(
              "conf.ini in "
                  + folder
                  + " names a database of type "
                  + type
                  + ", which cannot be read: only sqlite, mysql, mariadb and postgres");
    };
  }

  private DatabaseAddress mysql() {
    boolean socket = get("Database", "UnixSocket").orElse("").matches("(?i)1|t|true|y|yes|on");
    String host = word("Host").isEmpty() ? "127.0.0.1" : word("Host");
    return DatabaseUrls.mysql(
        socket ? host : host + ":" + port(3306),
        socket,
        word("Name"),
        word("User"),
        word("Password"));
  }

  private String word(String key) {
    return get("Database", key).orElse("");
  }

  private int port(int usual) {
    return get("Database", "Port")
        .filter(text -> text.matches("[0-9]{1,5}"))
        .map(Integer::parseInt)
        .orElse(usual);
  }

  /** A container's path is another one outside of it, so the file's name is looked for here too. */
  private Path sqliteFile(Optional<String> named) {
    String text = named.orElse(DATABASE).replaceFirst("^file:", "").replaceFirst("\\?.*", "");
    Path file = path(folder, text);
    List<Path> places =
        file.isAbsolute()
            ? List.of(file, folder.resolve(file.getFileName()))
            : Stream.concat(
                    folders().reversed().stream().map(place -> place.resolve(file)),
                    Stream.of(folder.resolve(file.getFileName())))
                .toList();
    return (named.isEmpty() ? Stream.of(folder.resolve(DATABASE)) : places.stream())
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new BridgeException(
                    "the site in " + folder + " has no database: " + text + " is not there"));
  }

  private static Path path(Path folder, String text) {
    try {
      Path path = Path.of(text);
      if (path.getFileName() != null) {
        return path;
      }
    } catch (InvalidPathException e) {
      // worded below
    }
    throw new BridgeException("conf.ini in " + folder + " names a database file that cannot be");
  }
}
