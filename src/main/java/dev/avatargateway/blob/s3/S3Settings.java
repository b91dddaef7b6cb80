package dev.avatargateway.blob.s3;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Sha256;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder in a bucket of an S3 server, and how to reach it.
 *
 * @param bucket its name
 * @param prefix the folder that holds the blobs, without slashes around it; may be empty
 * @param endpoint the server's address; empty for Amazon's own
 * @param region its region; empty for what the usual AWS settings say, or else {@code us-east-1}
 * @param pathStyle whether the bucket is named in the path rather than in the host name
 */
public record S3Settings(
    String bucket,
    String prefix,
    Optional<URI> endpoint,
    Optional<String> region,
    boolean pathStyle) {

  private static final Pattern NAME = Pattern.compile("([0-9a-f]{2})/(\\1[0-9a-f]{62})");

  /** Where a blob lies in the bucket. */
  String object(BlobKey key) {
    String hex = key.sha256().hex();
    return root() + hex.substring(0, 2) + "/" + hex;
  }

  /** Where that of another name lies. */
  String object(String name) {
    return root() + name;
  }

  /** The blob that an object is; empty when it is none of the store's. */
  Optional<BlobKey> blob(String object) {
    Matcher name = NAME.matcher(object.substring(Math.min(root().length(), object.length())));
    return object.startsWith(root()) && name.matches()
        ? Optional.of(new BlobKey(new Sha256(name.group(2))))
        : Optional.empty();
  }

  /** What all names of the store begin with; empty or ending with a slash. */
  String root() {
    return prefix.isEmpty() ? "" : prefix + "/";
  }

  /** As operators write it. */
  String name() {
    return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
  }
}
