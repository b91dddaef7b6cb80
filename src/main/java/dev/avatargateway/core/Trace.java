package dev.avatargateway.core;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The request that something is done for, named as W3C Trace Context does, so that the logs of
 * several programs can be read together.
 *
 * @param traceId 32 hexadecimal digits, the same in every program that has a part in it
 * @param spanId 16 hexadecimal digits, this request's own
 * @param sampled whether the caller records it
 * @param state what others want to be handed on, as it came
 */
public record Trace(String traceId, String spanId, boolean sampled, Optional<String> state) {

  private static final ScopedValue<Trace> CURRENT = ScopedValue.newInstance();

  private static final Pattern PARENT =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  private static final Pattern STATE = Pattern.compile("[\\x20-\\x7e\\t]{1,512}");

  /**
   * A new span in the trace that a request came with, or in a new one where it came with none, with
   * several, or with one that is not well-formed.
   *
   * @param parents all values of the header {@code traceparent}
   * @param states all values of the header {@code tracestate}
   */
  public static Trace continuing(List<String> parents, List<String> states) {
    Matcher parent = PARENT.matcher(parents.size() == 1 ? parents.getFirst() : "");
    if (!parent.matches() || !isKnown(parent)) {
      return new Trace(digits() + digits(), digits(), false, Optional.empty());
    }
    String state = String.join(",", states);
    boolean sampled = (HexFormat.fromHexDigits(parent.group(4)) & 1) == 1;
    return new Trace(
        parent.group(2),
        digits(),
        sampled,
        STATE.matcher(state).matches() ? Optional.of(state) : Optional.empty());
  }

  /** Later versions may say more behind; the first says no more than that. */
  private static boolean isKnown(Matcher parent) {
    String version = parent.group(1);
    boolean hasMore = parent.group(5) != null;
    return !version.equals("ff")
        && !(version.equals("00") && hasMore)
        && !isZero(parent.group(2))
        && !isZero(parent.group(3));
  }

  private static boolean isZero(String digits) {
    return digits.chars().allMatch(digit -> digit == '0');
  }

  private static String digits() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
  }

  /** What this thread does its work for; empty for work of the gateway's own. */
  public static Optional<Trace> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Does work for this. */
  public <T> T within(Supplier<T> work) {
    return ScopedValue.where(CURRENT, this).call(work::get);
  }

  /** Work for another thread, which is done there for what this thread does its work for. */
  public static Runnable carried(Runnable work) {
    return current()
        .<Runnable>map(trace -> () -> ScopedValue.where(CURRENT, trace).run(work))
        .orElse(work);
  }

  /** The value of {@code traceparent} in a call that is made for this. */
  public String parent() {
    return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
  }

  /**
   * Tells a product that is asked for the current request by whom it is; a stranger's server, which
   * a user named, is told {@link #parent} alone.
   *
   * @param headers sets a header of the call
   */
  public static void tell(BiConsumer<String, String> headers) {
    current()
        .ifPresent(
            trace -> {
              headers.accept("traceparent", trace.parent());
              trace.state().ifPresent(state -> headers.accept("tracestate", state));
            });
  }
}
