package dev.avatargateway.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** How long each stage takes, and whether it came to its end. */
final class StageFigures {

  private final Map<Stage, Timer> done = new EnumMap<>(Stage.class);
  private final Map<Stage, Timer> broken = new EnumMap<>(Stage.class);

  StageFigures(MeterRegistry registry) {
    for (Stage stage : Stage.values()) {
      done.put(stage, timer(registry, stage, "done"));
      broken.put(stage, timer(registry, stage, "broken"));
    }
  }

  private static Timer timer(MeterRegistry registry, Stage stage, String outcome) {
    return Timer.builder("gateway.stage.duration")
        .description("The stages of uploads and of reads that memory does not answer")
        .tag("stage", stage.toString())
        .tag("outcome", outcome)
        .serviceLevelObjectives(Buckets.WORK)
        .register(registry);
  }

  /** Work that may end in an exception. */
  @FunctionalInterface
  interface Work<T, X extends Exception> {
    T run() throws X;
  }

  <T, X extends Exception> T time(Stage stage, Work<T, X> work) throws X {
    long begun = System.nanoTime();
    boolean isDone = false;
    try {
      T result = work.run();
      isDone = true;
      return result;
    } finally {
      ended(stage, isDone, System.nanoTime() - begun);
    }
  }

  void ended(Stage stage, boolean isDone, long nanos) {
    Objects.requireNonNull((isDone ? done : broken).get(stage)).record(nanos, TimeUnit.NANOSECONDS);
  }
}
