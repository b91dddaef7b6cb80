package dev.avatargateway.config;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The keys of the web hook. */
public final class HookKeys {

  @Option(
      names = "--hook-url",
      paramLabel = "URL",
      description = "An address that is told of every change, to purge a cache, say.")
  @Nullable String url;

  @Option(
      names = "--hook-secret",
      paramLabel = "SECRET",
      description =
          "What its messages are signed with: whsec_ and base64, or 24 characters or more.")
  @Nullable String secret;

  public @Nullable String url() {
    return Check.document("--hook-url", url);
  }

  public @Nullable String secret() {
    return Check.notEmpty("--hook-secret", secret);
  }
}
