package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.core.Credential;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder in a bucket of an S3 server, and how to reach it.
 *
 * @param bucket its name
 * @param prefix the folder that holds {@code users/}, without slashes around it; may be empty
 * @param access how the server is reached
 */
public record S3Place(String bucket, String prefix, Access access) {

  private static final Pattern URL = Pattern.compile("s3://([A-Za-z0-9._-]{1,255})(?:/(.*))?");

  /**
   * How an S3 server is reached.
   *
   * @param endpoint its address; empty for Amazon's own
   * @param region its region; empty for what the usual AWS settings say, or else {@code us-east-1}
   * @param pathStyle whether buckets are named in the path rather than in the host name
   * @param keys empty for what the usual AWS settings say
   */
  public record Access(
      Optional<URI> endpoint, Optional<String> region, boolean pathStyle, Optional<Keys> keys) {

    public Access {
      if (endpoint.isPresent() && !isServer(endpoint.get())) {
        throw new BridgeException(
            "an S3 endpoint is an http or https address such as https://s3.example.org");
      }
    }

    private static boolean isServer(URI address) {
      return address.getHost() != null
          && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
    }

    /** Amazon's own, reached as the usual AWS settings say. */
    public static final Access USUAL =
        new Access(Optional.empty(), Optional.empty(), false, Optional.empty());
  }

  /** An access key and its secret. */
  public record Keys(String id, Credential secret) {}

  /**
   * Reads {@code s3://bucket/prefix}.
   *
   * @throws BridgeException when it is no such address
   */
  public static S3Place parse(String url, Access access) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new BridgeException("not of the form s3://bucket/prefix: " + url);
    }
    return new S3Place(parts.group(1), trim(parts.group(2) == null ? "" : parts.group(2)), access);
  }

  static String trim(String prefix) {
    return prefix.replaceAll("^/+|/+$", "");
  }

  /** Where a key of Mattermost's stands in the bucket. */
  String key(String key) {
    return prefix.isEmpty() ? key : prefix + "/" + key;
  }

  String name() {
    return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
  }
}
