package dev.avatargateway.config;

import picocli.CommandLine.Option;

/** The keys that say how much is remembered of what clients look at. */
public final class MemoryKeys {

  private static final String AUTO = "auto";
  private static final int FEWEST = 20_000;
  private static final int MOST = 10_000_000;

  /** Bytes of heap for each that is remembered: sixteen times what an entry takes. */
  private static final int HEAP_PER_PERSON = 32 << 10;

  @Option(
      names = "--remember-people",
      paramLabel = "N",
      defaultValue = AUTO,
      description =
          "How many people's entries are kept in memory, about 2 KB each; 0: none; auto: one for"
              + " each 32 KB of the largest heap, at least 20000.")
  String people = AUTO;

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
    return people.equals(AUTO)
        ? forHeap(Runtime.getRuntime().maxMemory())
        : Check.count("--remember-people", people, 0, MOST);
  }

  /** How many are remembered with a heap of at most so many bytes. */
  static int forHeap(long bytes) {
    return Math.clamp(bytes / HEAP_PER_PERSON, FEWEST, MOST);
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
