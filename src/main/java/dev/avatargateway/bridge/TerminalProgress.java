package dev.avatargateway.bridge;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Draws a bar with rate and time left in the last line of a terminal. */
final class TerminalProgress implements Progress {

  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final int MAX_TASK = 40;

  private final PrintStream out;
  private @Nullable ProgressBar bar;

  TerminalProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void begin(String task, long total, long done) {
    close();
    bar =
        new ProgressBarBuilder()
            .setTaskName(Words.bounded(task, MAX_TASK))
            .setInitialMax(total)
            .startsFrom(done, Duration.ZERO)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(out))
            .setUpdateIntervalMillis(250)
            .showSpeed()
            .build();
  }

  @Override
  public synchronized void advance(long count) {
    if (bar != null) {
      bar.stepBy(count);
      if (bar.getMax() >= 0 && bar.getCurrent() > bar.getMax()) {
        bar.maxHint(bar.getCurrent());
      }
    }
  }

  @Override
  public synchronized void say(String line) {
    out.print(CLEAR_LINE + line + System.lineSeparator());
    if (bar != null) {
      bar.refresh();
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
