package dev.avatargateway.config;

import java.time.Duration;
import picocli.CommandLine.Option;

/** The key that says when a blob that nothing refers to is of no use any more. */
public final class GraceKeys {

  @Option(
      names = "--sweep-grace",
      paramLabel = "TIME",
      defaultValue = "24h",
      description =
          "How old a stored picture must be before it counts as unused when nobody wears it:"
              + " a number and s, m, h or d; at least 60s.")
  String grace = "24h";

  public Duration grace() {
    return Times.parse("--sweep-grace", grace, Duration.ofMinutes(1), Duration.ofDays(3650));
  }
}
