package dev.avatargateway.config;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The keys of the Mattermost door. */
public final class MattermostKeys {

  /** A form around the longest picture still fits one buffer. */
  private static final long MAX_BYTES = Integer.MAX_VALUE - 512L;

  @Option(
      names = "--mattermost-url",
      paramLabel = "URL",
      description = "The real server, asked who a token belongs to and about unknown people.")
  @Nullable String url;

  @Option(
      names = "--mattermost-max-age",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "How long a picture may be cached; 0: asked about each time.")
  int maxAge;

  @Option(
      names = "--mattermost-max-bytes",
      paramLabel = "BYTES",
      defaultValue = "104857600",
      description = "The longest upload.")
  long maxBytes = 104857600;

  public @Nullable String url() {
    return Check.url("--mattermost-url", url);
  }

  public int maxAge() {
    return Check.range("--mattermost-max-age", maxAge, 0, 31_536_000);
  }

  public long maxBytes() {
    return Check.range("--mattermost-max-bytes", maxBytes, 1, MAX_BYTES);
  }
}
