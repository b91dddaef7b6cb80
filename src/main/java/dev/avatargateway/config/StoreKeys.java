package dev.avatargateway.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The keys that say where the store is. */
public final class StoreKeys {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "./data",
      description = "Folder of the database, the pictures and the gateway's secret.")
  String data = "./data";

  @Mixin BlobKeys blobs = new BlobKeys();

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

  /** Where the pictures lie. */
  public BlobPlace blobs() {
    return blobs.place(data());
  }

  public int history() {
    return Check.range("--history", history, 1, 1000);
  }

  public @Nullable String cloudreveHashIdSalt() {
    return Check.notEmpty("--cloudreve-hash-id-salt", cloudreveHashIdSalt);
  }
}
