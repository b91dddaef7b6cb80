package dev.avatargateway.bridge.creatorshub;

import dev.avatargateway.bridge.BridgeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Numbers of users, ascending, each once: 1 to 2⁶³-1. */
public final class UserNumbers {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,18}");
  private static final Pattern PART =
      Pattern.compile("\\s*(\\d{1,19})\\s*(?:-\\s*(\\d{1,19})\\s*)?");

  /** From the first to the last, both included. */
  private record Range(long first, long last) {}

  private final List<Range> ranges;

  private UserNumbers(List<Range> ranges) {
    this.ranges = List.copyOf(ranges);
  }

  /**
   * Reads ranges and numbers such as {@code 1-5000,7000}.
   *
   * @throws BridgeException when it is something else
   */
  public static UserNumbers parse(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        throw notNumbers();
      }
      long first = number(matcher.group(1));
      long last = matcher.group(2) == null ? first : number(matcher.group(2));
      if (first > last) {
        throw notNumbers();
      }
      ranges.add(new Range(first, last));
    }
    ranges.sort(Comparator.comparingLong(Range::first));
    return new UserNumbers(joined(ranges));
  }

  private static List<Range> joined(List<Range> sorted) {
    List<Range> joined = new ArrayList<>();
    for (Range range : sorted) {
      if (!joined.isEmpty() && range.first() <= joined.getLast().last()) {
        Range before = joined.removeLast();
        joined.add(new Range(before.first(), Math.max(before.last(), range.last())));
      } else {
        joined.add(range);
      }
    }
    return joined;
  }

  /** These numbers, in any order and however often. */
  static UserNumbers of(LongStream numbers) {
    long[] all = numbers.distinct().sorted().toArray();
    return new UserNumbers(Arrays.stream(all).mapToObj(n -> new Range(n, n)).toList());
  }

  /** Whether it is a user's number as the product writes it. */
  static boolean isNumber(String id) {
    return NUMBER.matcher(id).matches()
        && (id.length() < 19 || id.compareTo(Long.toString(Long.MAX_VALUE)) <= 0);
  }

  private static long number(String digits) {
    if (!isNumber(digits)) {
      throw notNumbers();
    }
    return Long.parseLong(digits);
  }

  private static BridgeException notNumbers() {
    return new BridgeException("user numbers are written like 1-5000,7000");
  }

  /** How many there are. */
  long count() {
    long count = 0;
    for (Range range : ranges) {
      long more = range.last() - range.first() + 1;
      count = count + more < 0 ? Long.MAX_VALUE : count + more;
    }
    return count;
  }

  /** Those above a number, ascending. */
  LongStream above(long number) {
    return ranges.stream()
        .filter(range -> range.last() > number)
        .flatMapToLong(
            range -> LongStream.rangeClosed(Math.max(range.first(), number + 1), range.last()));
  }
}
