package dev.avatargateway.metrics;

import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Glance;
import dev.avatargateway.http.Request;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * A glance whose answers are counted, each by one striped addition, and one in 64 of which is
 * timed: two looks at a clock can cost more than what they measure.
 */
final class CountedGlance implements Glance {

  private static final int NOT_TIMED = 63;

  private final Glance glance;
  private final LongAdder answered;
  private final LongAdder unchanged;
  private final Timer timer;

  CountedGlance(Glance glance, LongAdder answered, LongAdder unchanged, Timer timer) {
    this.glance = glance;
    this.answered = answered;
    this.unchanged = unchanged;
    this.timer = timer;
  }

  @Override
  public Optional<Answer> at(Request request) {
    boolean timed = (ThreadLocalRandom.current().nextInt() & NOT_TIMED) == 0;
    long begun = timed ? System.nanoTime() : 0;
    Optional<Answer> answer = glance.at(request);
    if (answer.isPresent()) {
      (answer.get().status() == 304 ? unchanged : answered).increment();
      if (timed) {
        timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
      }
    }
    return answer;
  }
}
