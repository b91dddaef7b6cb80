package dev.avatargateway.config;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The keys of the Cloudreve door. */
public final class CloudreveKeys {

  @Option(
      names = "--cloudreve-secret-key",
      paramLabel = "KEY",
      description = "The site's secret_key, to accept its tokens.")
  @Nullable String secretKey;

  @Option(
      names = "--cloudreve-url",
      paramLabel = "URL",
      description = "The real site, asked for people the gateway does not know.")
  @Nullable String url;

  @Option(
      names = "--cloudreve-redirect",
      paramLabel = "STATUS",
      defaultValue = "301",
      description = "Status of the redirect to Gravatar: 301, or 302 as Cloudreve v4 sends.")
  int redirect = 301;

  @Option(
      names = "--cloudreve-gravatar-url",
      paramLabel = "URL",
      defaultValue = "https://www.gravatar.com",
      description =
          "Where that redirect leads: without a path /avatar/ is added, with one the digests are"
              + " directly below it.")
  String gravatarUrl = "https://www.gravatar.com";

  @Option(
      names = "--cloudreve-max-age",
      paramLabel = "SECONDS",
      defaultValue = "86400",
      description = "How long a picture may be cached.")
  int maxAge = 86400;

  @Option(
      names = "--cloudreve-max-bytes",
      paramLabel = "BYTES",
      defaultValue = "4194304",
      description = "The longest upload.")
  long maxBytes = 4194304;

  @Option(
      names = "--cloudreve-pull",
      arity = "0..1",
      paramLabel = "true|false",
      defaultValue = "false",
      fallbackValue = "true",
      description = "Asks the real site for pictures of people who have none here yet.")
  boolean pull;

  @Option(
      names = "--cloudreve-push",
      arity = "0..1",
      paramLabel = "true|false",
      defaultValue = "false",
      fallbackValue = "true",
      description = "Tells the real site of every change made here.")
  boolean push;

  public @Nullable String secretKey() {
    return Check.notEmpty("--cloudreve-secret-key", secretKey);
  }

  public @Nullable String url() {
    return Check.url("--cloudreve-url", url);
  }

  public int redirect() {
    if (redirect != 301 && redirect != 302) {
      throw new ConfigException("--cloudreve-redirect", "must be 301 or 302, not " + redirect);
    }
    return redirect;
  }

  public String gravatarUrl() {
    String checked = Check.url("--cloudreve-gravatar-url", gravatarUrl);
    return checked == null ? gravatarUrl : checked;
  }

  public int maxAge() {
    return Check.range("--cloudreve-max-age", maxAge, 0, 31_536_000);
  }

  public long maxBytes() {
    return Check.range("--cloudreve-max-bytes", maxBytes, 1, Integer.MAX_VALUE);
  }

  /** Whether people who are new here are asked about at the real one. */
  public boolean pull() {
    return pull;
  }

  /** Whether changes are pushed to the real one. */
  public boolean push() {
    return push;
  }
}
