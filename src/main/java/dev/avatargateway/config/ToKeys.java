package dev.avatargateway.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The keys that say where a copy goes. */
public final class ToKeys {

  @Option(
      names = "--to",
      required = true,
      paramLabel = "PLACE",
      description = "Where the copy goes, in the same words; what it does not name is not copied.")
  List<String> places = List.of();

  @Option(
      names = "--to-database-user",
      paramLabel = "NAME",
      description = "Who signs in to its database, if the address does not say.")
  @Nullable String user;

  @Option(
      names = "--to-database-password",
      paramLabel = "PASSWORD",
      description = "With what; better as a variable or in the file.")
  @Nullable String password;

  @Option(
      names = "--to-blobs-endpoint",
      paramLabel = "URL",
      description = "Where the server of its bucket is, unless it is Amazon's.")
  @Nullable String endpoint;

  @Option(
      names = "--to-blobs-region",
      paramLabel = "REGION",
      description = "The bucket's region, unless the AWS variables or files say it.")
  @Nullable String region;

  @Option(
      names = "--to-blobs-path-style",
      arity = "0..1",
      paramLabel = "true|false",
      defaultValue = "false",
      fallbackValue = "true",
      description = "Names the bucket in the path, as most servers other than Amazon's need.")
  boolean pathStyle;

  public StoreEnd end() {
    BlobKeys bucket = new BlobKeys();
    bucket.endpoint = endpoint;
    bucket.region = region;
    bucket.pathStyle = pathStyle;
    return StoreEnd.of("--to", places, user, password, bucket);
  }
}
