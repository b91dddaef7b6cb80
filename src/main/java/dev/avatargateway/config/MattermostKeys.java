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

  @Option(
      names = "--mattermost-token",
      paramLabel = "TOKEN",
      description = "An administrator's token there, to pull and push with.")
  @Nullable String token;

  @Option(
      names = "--mattermost-pull",
      arity = "0..1",
      paramLabel = "true|false",
      defaultValue = "false",
      fallbackValue = "true",
      description = "Asks the real server for pictures of people who have none here yet.")
  boolean pull;

  @Option(
      names = "--mattermost-push",
      arity = "0..1",
      paramLabel = "true|false",
      defaultValue = "false",
      fallbackValue = "true",
      description = "Tells the real server of every change made here.")
  boolean push;

  public @Nullable String url() {
    return Check.url("--mattermost-url", url);
  }

  public int maxAge() {
    return Check.range("--mattermost-max-age", maxAge, 0, 31_536_000);
  }

  public long maxBytes() {
    return Check.range("--mattermost-max-bytes", maxBytes, 1, MAX_BYTES);
  }

  /** Whether people who are new here are asked about at the real one. */
  public boolean pull() {
    return pull;
  }

  /** Whether changes are pushed to the real one. */
  public boolean push() {
    return push;
  }

  public @Nullable String token() {
    return Check.notEmpty("--mattermost-token", token);
  }
}
