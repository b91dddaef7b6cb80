package dev.avatargateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The keys that say where the pictures lie. */
public final class BlobKeys {

  private static final String FILE = "file:";

  /** Names that every S3 server takes and nobody has to quote. */
  private static final Pattern BUCKET =
      Pattern.compile(
          "s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9_.=-]{1,255}){0,3})/?");

  private static final Pattern DOTS = Pattern.compile(".*/\\.{1,2}(/.*|$)");
  private static final Pattern REGION = Pattern.compile("[a-zA-Z0-9-]{1,63}");

  @Option(
      names = "--blobs",
      paramLabel = "URL",
      description =
          "Where the pictures lie: file:DIR or s3://BUCKET/PREFIX. Default: the folder blobs in"
              + " --data. Credentials for a bucket come from the usual AWS places.")
  @Nullable String blobs;

  @Option(
      names = "--blobs-endpoint",
      paramLabel = "URL",
      description = "Where the server of the bucket is, unless it is Amazon's.")
  @Nullable String endpoint;

  @Option(
      names = "--blobs-region",
      paramLabel = "REGION",
      description = "The bucket's region, unless the AWS variables or files say it.")
  @Nullable String region;

  @Option(
      names = "--blobs-path-style",
      arity = "0..1",
      paramLabel = "true|false",
      defaultValue = "false",
      fallbackValue = "true",
      description = "Names the bucket in the path, as most servers other than Amazon's need.")
  boolean pathStyle;

  /**
   * @param data the folder whose subfolder is the default
   */
  BlobPlace place(Path data) {
    return place("--blobs", data);
  }

  /**
   * @param key the one that said where they lie
   */
  BlobPlace place(String key, Path data) {
    if (blobs != null && blobs.startsWith("s3:")) {
      return bucket(key, blobs);
    }
    refuseWithoutBucket("--blobs-endpoint", endpoint != null);
    refuseWithoutBucket("--blobs-region", region != null);
    refuseWithoutBucket("--blobs-path-style", pathStyle);
    return new BlobPlace.Folder(folder(key, data));
  }

  private static void refuseWithoutBucket(String key, boolean given) {
    if (given) {
      throw new ConfigException(key, "is of use only with s3://BUCKET/PREFIX");
    }
  }

  private Path folder(String key, Path data) {
    if (blobs == null) {
      return data.resolve("blobs");
    }
    if (!blobs.startsWith(FILE)) {
      throw new ConfigException(key, "must be file:DIR or s3://BUCKET/PREFIX");
    }
    return Check.path(key, blobs.substring(FILE.length())).toAbsolutePath().normalize();
  }

  private BlobPlace bucket(String key, String url) {
    Matcher parts = BUCKET.matcher(url);
    if (!parts.matches() || DOTS.matcher(parts.group(2)).matches()) {
      throw new ConfigException(
          key, "must be s3://BUCKET or s3://BUCKET/PREFIX, of plain letters and digits");
    }
    if (region != null && !REGION.matcher(region).matches()) {
      throw new ConfigException("--blobs-region", "must be a region such as eu-central-1");
    }
    return new BlobPlace.Bucket(
        parts.group(1),
        parts.group(2).replaceFirst("^/", ""),
        Optional.ofNullable(Check.url("--blobs-endpoint", endpoint)).map(URI::create),
        Optional.ofNullable(region),
        pathStyle);
  }
}
