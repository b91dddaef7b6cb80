package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A line for each request that changed something or did not get its wish, and at {@code debug} for
 * each other. Of those that did not, which anybody can send in any number, a bounded number a
 * second is written.
 */
public final class RequestLog implements Witness {

  /** The most lines in a second of requests that did not get their wish. */
  static final int MOST = 100;

  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
  private static final String OPERATOR = "operator";

  private final LongSupplier nanos;
  private long second;
  private int written;
  private long unwritten;

  /**
   * @param nanos a clock that only goes forward
   */
  public RequestLog(LongSupplier nanos) {
    this.nanos = nanos;
    this.second = nanos.getAsLong();
  }

  @Override
  public void ended(Request request, Ending ending, Duration took) {
    Level level = isWorthALine(request, ending) ? Level.INFO : Level.DEBUG;
    if (!LOG.isEnabledForLevel(level)) {
      return;
    }
    boolean wished = isWished(ending.outcome());
    long before = wished || level == Level.DEBUG ? 0 : room();
    if (before < 0) {
      return;
    }
    write(level, request, ending, took, before);
  }

  private static void write(
      Level level, Request request, Ending ending, Duration took, long before) {
    String more =
        before == 0 ? "" : " (%d such requests before it without a line)".formatted(before);
    LoggingEventBuilder line =
        LOG.atLevel(level)
            .addKeyValue("dialect", ending.dialect())
            .addKeyValue("outcome", ending.outcome().toString())
            .addKeyValue("status", ending.answer().status())
            .addKeyValue("duration_ms", took.toMillis());
    Optional<String> reason = ending.refusal().map(RequestLog::word);
    if (reason.isPresent()) {
      line = line.addKeyValue("reason", reason.get());
    }
    // Mattermost's clients know a request by this.
    Optional<String> id = ending.answer().header("X-Request-Id");
    if (id.isPresent()) {
      line = line.addKeyValue("answer_id", id.get());
    }
    line.log(
        "{} {} {} at {}{}{}",
        request,
        ending.answer().status(),
        ending.outcome(),
        ending.dialect(),
        reason.map(": "::concat).orElse(""),
        more);
  }

  private static String word(Refusal refusal) {
    return refusal.getClass().getSimpleName();
  }

  /** The operator's programs ask all the time, and report what they did themselves. */
  private static boolean isWorthALine(Request request, Ending ending) {
    Outcome outcome = ending.outcome();
    if (ending.dialect().equals(OPERATOR)) {
      return outcome == Outcome.REFUSED || outcome == Outcome.FAILED;
    }
    boolean read = request.method().equals("GET") || request.method().equals("HEAD");
    return !read || !(isWished(outcome) || outcome == Outcome.MISSING);
  }

  private static boolean isWished(Outcome outcome) {
    return outcome == Outcome.ANSWERED
        || outcome == Outcome.UNCHANGED
        || outcome == Outcome.REDIRECTED;
  }

  /** How many were left out before this one; negative when this one is, too. */
  private synchronized long room() {
    long now = nanos.getAsLong();
    if (now - second >= Duration.ofSeconds(1).toNanos()) {
      second = now;
      written = 0;
    }
    if (written == MOST) {
      unwritten++;
      return -1;
    }
    written++;
    long before = unwritten;
    unwritten = 0;
    return before;
  }

  @Override
  public Glance watched(String dialect, Glance glance) {
    return LOG.isDebugEnabled() ? request -> told(dialect, request, glance.at(request)) : glance;
  }

  private Optional<Answer> told(String dialect, Request request, Optional<Answer> answer) {
    answer.ifPresent(known -> ended(request, Ending.answered(dialect, known), Duration.ZERO));
    return answer;
  }
}
