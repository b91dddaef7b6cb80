package dev.avatargateway.config;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The key that says where people and clients reach the gateway. */
public final class PublicUrlKeys {

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "What addresses in answers begin with. Default: http://HOST:PORT.")
  @Nullable String publicUrl;

  public @Nullable String publicUrl() {
    return Check.url("--public-url", publicUrl);
  }
}
