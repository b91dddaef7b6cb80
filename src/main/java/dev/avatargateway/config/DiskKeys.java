package dev.avatargateway.config;

import picocli.CommandLine.Option;

/** The keys that say how much room there is for pictures, for all who store some. */
public final class DiskKeys {

  @Option(
      names = "--disk-budget",
      paramLabel = "SIZE",
      defaultValue = "0",
      description =
          "The most bytes that pictures may take, such as 20G; no more are taken then. 0: any"
              + " number. A bucket is listed every hour for it.")
  String diskBudget = "0";

  @Option(
      names = "--min-free-space",
      paramLabel = "SIZE",
      defaultValue = "256M",
      description =
          "What must be left on the disk of the pictures for more to be taken; 0: none. A bucket"
              + " has no end.")
  String minFreeSpace = "256M";

  /** In bytes. */
  public long budget() {
    return Check.size("--disk-budget", diskBudget);
  }

  /** In bytes. */
  public long minFreeSpace() {
    return Check.size("--min-free-space", minFreeSpace);
  }
}
