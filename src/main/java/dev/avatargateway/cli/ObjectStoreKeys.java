package dev.avatargateway.cli;

import dev.avatargateway.config.Place;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a product's object store is reached; its credentials come from the usual AWS places. */
final class ObjectStoreKeys {

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "Where the product's object store is, unless it is Amazon's.")
  private @Nullable String endpoint;

  @Option(
      names = "--s3-region",
      paramLabel = "REGION",
      description = "Its region, unless the AWS variables or files say it.")
  private @Nullable String region;

  @Option(
      names = "--s3-path-style",
      arity = "0..1",
      paramLabel = "true|false",
      defaultValue = "false",
      fallbackValue = "true",
      description = "Names the bucket in the path, as most stores other than Amazon's need.")
  private boolean pathStyle;

  Place addTo(Place place) {
    return place
        .with("s3-endpoint", endpoint)
        .with("s3-region", region)
        .with("s3-path-style", pathStyle ? "true" : null);
  }
}
