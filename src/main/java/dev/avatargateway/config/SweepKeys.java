package dev.avatargateway.config;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The keys of the sweeper. */
public final class SweepKeys {

  @Option(
      names = "--sweep-every",
      paramLabel = "TIME",
      defaultValue = "1h",
      description =
          "How often stored pictures that nobody wears are looked for and deleted, about; 0 never.")
  String every = "1h";

  @Mixin private GraceKeys grace = new GraceKeys();

  /** Empty for never. */
  public Optional<Duration> every() {
    return every.equals("0")
        ? Optional.empty()
        : Optional.of(
            Times.parse("--sweep-every", every, Duration.ofSeconds(1), Duration.ofDays(365)));
  }

  public Duration grace() {
    return grace.grace();
  }
}
