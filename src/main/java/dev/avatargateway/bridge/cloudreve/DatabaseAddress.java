package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.core.Credential;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a database is and how to get in.
 *
 * @param engine what kind it is
 * @param url what its driver is told; may hold a password where the operator wrote one there
 * @param file an SQLite database's file
 * @param user who signs in, empty for nobody
 * @param password with what
 * @param options what else its driver is told
 * @param name the same without anything secret
 */
record DatabaseAddress(
    Engine engine,
    String url,
    Optional<Path> file,
    String user,
    Optional<Credential> password,
    Map<String, String> options,
    String name) {

  DatabaseAddress {
    options = Map.copyOf(options);
    if (file.isPresent() != (engine == Engine.SQLITE)) {
      throw new IllegalArgumentException("SQLite, and it alone, is a file");
    }
  }

  static DatabaseAddress sqlite(Path file) {
    Path path = file.toAbsolutePath().normalize();
    return new DatabaseAddress(
        Engine.SQLITE,
        "jdbc:sqlite:" + path.toUri(),
        Optional.of(path),
        "",
        Optional.empty(),
        Map.of(),
        path.toString());
  }

  /**
   * A database behind a host.
   *
   * @param where host, port and the database's name, such as {@code db.example.org:3306/cloudreve}
   */
  static DatabaseAddress remote(
      Engine engine, String where, String user, String password, Map<String, String> options) {
    String scheme = engine == Engine.MYSQL ? "mariadb" : "postgresql";
    return new DatabaseAddress(
        engine,
        "jdbc:" + scheme + "://" + where,
        Optional.empty(),
        user,
        Optional.of(password).filter(word -> !word.isEmpty()).map(Credential::new),
        options,
        scheme + "://" + where);
  }

  @Override
  public String toString() {
    return name;
  }
}
