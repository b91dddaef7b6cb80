package dev.avatargateway.config;

import picocli.CommandLine.Option;

/** The keys that say how much is remembered of what clients look at. */
public final class MemoryKeys {

  @Option(
      names = "--remember-people",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many people's entries are kept in memory, about 2 KB each; 0: none.")
  int people = 20_000;

  @Option(
      names = "--remember-pictures",
      paramLabel = "SIZE",
      defaultValue = "32M",
      description = "How many bytes of pictures are kept in memory, such as 512M; 0: none.")
  String pictures = "32M";

  @Option(
      names = "--remember-sizes",
      paramLabel = "SIZE",
      defaultValue = "16M",
      description =
          "How many bytes of pictures in sizes that are not kept are held in memory; 0: none.")
  String sizes = "16M";

  public int people() {
    return Check.range("--remember-people", people, 0, 10_000_000);
  }

  /** In bytes. */
  public long pictures() {
    return Check.size("--remember-pictures", pictures);
  }

  /** In bytes. */
  public long sizes() {
    return Check.size("--remember-sizes", sizes);
  }
}
