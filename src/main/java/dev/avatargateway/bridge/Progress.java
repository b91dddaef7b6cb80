package dev.avatargateway.bridge;

import java.io.PrintStream;

/** Hears how far long work is. Safe for use by many threads. */
public interface Progress extends AutoCloseable {

  /**
   * The work begins; told once, before anything else.
   *
   * @param task what is done, in a few words
   * @param total how many there are in all, about; -1 when nobody can tell
   * @param done how many an earlier run did
   */
  void begin(String task, long total, long done);

  /** So many more are done. */
  void advance(long count);

  /** A line for the operator. */
  void say(String line);

  @Override
  void close();

  /**
   * Shows it to the operator.
   *
   * @param out standard error: standard output is for what was asked for
   * @param terminal whether somebody watches: a bar, else a line every few seconds
   */
  static Progress on(PrintStream out, boolean terminal) {
    return terminal ? new TerminalProgress(out) : new LineProgress(out, System::nanoTime);
  }

  /** Hears nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void begin(String task, long total, long done) {}

        @Override
        public void advance(long count) {}

        @Override
        public void say(String line) {}

        @Override
        public void close() {}
      };
}
