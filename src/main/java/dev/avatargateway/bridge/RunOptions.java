package dev.avatargateway.bridge;

import java.util.function.BooleanSupplier;

/**
 * How long work is to be done.
 *
 * @param dryRun everything is decided and counted, nothing is written
 * @param restart begins anew where an earlier run was interrupted
 * @param threads how many people are worked on at once, 1 to {@link #MAX_THREADS}
 * @param stop true once the work is to end early: what was begun is completed and noted, nothing
 *     more is begun; asked often, from many threads
 * @param progress hears how far it is
 */
public record RunOptions(
    boolean dryRun, boolean restart, int threads, BooleanSupplier stop, Progress progress) {

  public static final int MAX_THREADS = 256;

  public RunOptions {
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException("threads are 1 to " + MAX_THREADS + ", not " + threads);
    }
  }
}
