package dev.avatargateway.config;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The keys of the CreatorsHub door. */
public final class CreatorsHubKeys {

  @Option(
      names = "--creatorshub-jwt-secret",
      paramLabel = "SECRET",
      description = "The instance's HS256 secret, to accept its tokens.")
  @Nullable String jwtSecret;

  @Option(
      names = "--creatorshub-jwks-url",
      paramLabel = "URL",
      description = "Where the instance publishes its keys, to accept its tokens.")
  @Nullable String jwksUrl;

  @Option(
      names = "--creatorshub-user-claim",
      paramLabel = "NAME",
      defaultValue = "sub",
      description = "The claim of a token that holds the user id.")
  String userClaim = "sub";

  @Option(
      names = "--creatorshub-url",
      paramLabel = "URL",
      description = "The real instance, asked for people the gateway does not know.")
  @Nullable String url;

  @Option(
      names = "--creatorshub-max-bytes",
      paramLabel = "BYTES",
      defaultValue = "10485760",
      description = "The longest upload or fetched picture.")
  long maxBytes = 10485760;

  @Option(
      names = "--creatorshub-missing",
      paramLabel = "FORM",
      defaultValue = "placeholder",
      description = "The avatarUrl of people without a picture: placeholder, or null.")
  String missing = "placeholder";

  @Option(
      names = "--creatorshub-unknown",
      paramLabel = "STATUS",
      defaultValue = "404",
      description = "Status for an unknown user: 404, or 400 as the orders API answers.")
  int unknown = 404;

  @Option(
      names = "--creatorshub-token",
      paramLabel = "TOKEN",
      description = "An administrator's token there, to pull and push with.")
  @Nullable String token;

  @Option(
      names = "--creatorshub-pull",
      arity = "0..1",
      paramLabel = "true|false",
      defaultValue = "false",
      fallbackValue = "true",
      description = "Asks the real instance for pictures of people who have none here yet.")
  boolean pull;

  @Option(
      names = "--creatorshub-push",
      arity = "0..1",
      paramLabel = "true|false",
      defaultValue = "false",
      fallbackValue = "true",
      description = "Tells the real instance of every change made here.")
  boolean push;

  public @Nullable String jwtSecret() {
    return Check.notEmpty("--creatorshub-jwt-secret", jwtSecret);
  }

  public @Nullable String jwksUrl() {
    return Check.document("--creatorshub-jwks-url", jwksUrl);
  }

  public String userClaim() {
    return Check.notBlank("--creatorshub-user-claim", userClaim);
  }

  public @Nullable String url() {
    return Check.url("--creatorshub-url", url);
  }

  public long maxBytes() {
    return Check.range("--creatorshub-max-bytes", maxBytes, 1, Integer.MAX_VALUE);
  }

  /** Whether people without a picture have the placeholder's address, not null. */
  public boolean placeholder() {
    return Check.oneOf("--creatorshub-missing", missing, Set.of("placeholder", "null"))
        .equals("placeholder");
  }

  public int unknown() {
    if (unknown != 404 && unknown != 400) {
      throw new ConfigException("--creatorshub-unknown", "must be 404 or 400, not " + unknown);
    }
    return unknown;
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
    return Check.notEmpty("--creatorshub-token", token);
  }
}
