package dev.avatargateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where the pictures lie. */
public sealed interface BlobPlace {

  /** A folder of this machine. */
  record Folder(Path path) implements BlobPlace {}

  /**
   * A bucket of an S3 server.
   *
   * @param prefix the folder in it, without slashes around it; may be empty
   * @param endpoint the server's address; empty for Amazon's own
   * @param region empty for what the usual AWS settings say
   * @param pathStyle whether the bucket is named in the path rather than in the host name
   */
  record Bucket(
      String name,
      String prefix,
      Optional<URI> endpoint,
      Optional<String> region,
      boolean pathStyle)
      implements BlobPlace {}
}
