package dev.avatargateway.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The keys that say where the store is. */
public final class StoreKeys {

  private static final String FILE = "file:";
  private static final String POSTGRES = "jdbc:postgresql:";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "./data",
      description = "Folder of the database, the pictures and the gateway's secret.")
  String data = "./data";

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description =
          "A PostgreSQL database for the people, jdbc:postgresql://HOST/NAME, that several gateways"
              + " may share. Default: a database of one gateway's own, in --data.")
  @Nullable String databaseUrl;

  @Option(
      names = "--database-user",
      paramLabel = "NAME",
      description = "Who signs in there, if --database-url does not say.")
  @Nullable String databaseUser;

  @Option(
      names = "--database-password",
      paramLabel = "PASSWORD",
      description = "With what; better as a variable or in the file.")
  @Nullable String databasePassword;

  @Option(
      names = "--blobs",
      paramLabel = "URL",
      description = "Where the pictures lie: file:DIR. Default: the folder blobs in --data.")
  @Nullable String blobs;

  @Option(
      names = "--history",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many pictures of a person are kept to go back to.")
  int history = 5;

  @Option(
      names = "--cloudreve-hash-id-salt",
      paramLabel = "SALT",
      description = "The site's hash_id_salt; without it Cloudreve ids are taken as they are.")
  @Nullable String cloudreveHashIdSalt;

  public Path data() {
    return Check.path("--data", data).toAbsolutePath().normalize();
  }

  /** The JDBC address of a PostgreSQL database, which may hold a password; null for none. */
  public @Nullable String databaseUrl() {
    if (databaseUrl != null && !databaseUrl.startsWith(POSTGRES)) {
      throw new ConfigException("--database-url", "must be " + POSTGRES + "//HOST/NAME");
    }
    return databaseUrl;
  }

  public @Nullable String databaseUser() {
    return ofDatabase("--database-user", databaseUser);
  }

  public @Nullable String databasePassword() {
    return ofDatabase("--database-password", databasePassword);
  }

  private @Nullable String ofDatabase(String key, @Nullable String value) {
    if (value != null && databaseUrl == null) {
      throw new ConfigException(key, "is of use with --database-url alone");
    }
    return Check.notEmpty(key, value);
  }

  /** The folder of the pictures. */
  public Path blobs() {
    if (blobs == null) {
      return data().resolve("blobs");
    }
    if (!blobs.startsWith(FILE)) {
      throw new ConfigException("--blobs", "must be file:DIR");
    }
    return Check.path("--blobs", blobs.substring(FILE.length())).toAbsolutePath().normalize();
  }

  public int history() {
    return Check.range("--history", history, 1, 1000);
  }

  public @Nullable String cloudreveHashIdSalt() {
    return Check.notEmpty("--cloudreve-hash-id-salt", cloudreveHashIdSalt);
  }
}
