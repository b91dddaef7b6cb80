package dev.avatargateway.config;

import picocli.CommandLine.Option;

/** The keys of long work that goes through many people. */
public final class BridgeKeys {

  @Option(
      names = "--dry-run",
      arity = "0..1",
      paramLabel = "true|false",
      defaultValue = "false",
      fallbackValue = "true",
      description = "Says what would be done, and does nothing of it.")
  boolean dryRun;

  @Option(
      names = "--restart",
      arity = "0..1",
      paramLabel = "true|false",
      defaultValue = "false",
      fallbackValue = "true",
      description = "Begins from the start, where an interrupted run would go on.")
  boolean restart;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "People worked on at the same time; 0: as many as suits the machine.")
  int threads;

  public boolean dryRun() {
    return dryRun;
  }

  public boolean restart() {
    return restart;
  }

  /** 0 to 64; 0 for what suits the machine. */
  public int threads() {
    return Check.range("--threads", threads, 0, 64);
  }
}
