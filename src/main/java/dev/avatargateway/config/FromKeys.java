package dev.avatargateway.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The keys that say what is copied. */
public final class FromKeys {

  @Option(
      names = "--from",
      required = true,
      paramLabel = "PLACE",
      description =
          "The store that is copied: a gateway's data folder, jdbc:postgresql://HOST/NAME,"
              + " s3://BUCKET/PREFIX or file:DIR; again for a store that is in two places.")
  List<String> places = List.of();

  @Option(
      names = "--from-database-user",
      paramLabel = "NAME",
      description = "Who signs in to its database, if the address does not say.")
  @Nullable String user;

  @Option(
      names = "--from-database-password",
      paramLabel = "PASSWORD",
      description = "With what; better as a variable or in the file.")
  @Nullable String password;

  @Option(
      names = "--from-blobs-endpoint",
      paramLabel = "URL",
      description = "Where the server of its bucket is, unless it is Amazon's.")
  @Nullable String endpoint;

  @Option(
      names = "--from-blobs-region",
      paramLabel = "REGION",
      description = "The bucket's region, unless the AWS variables or files say it.")
  @Nullable String region;

  @Option(
      names = "--from-blobs-path-style",
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
    return StoreEnd.of("--from", places, user, password, bucket);
  }
}
