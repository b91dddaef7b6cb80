package dev.avatargateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A piece of a body.
 *
 * @param first offset of its first byte
 * @param length at least 1
 */
record ByteRange(int first, int length) {

  /** How many pieces are answered; who asks for more gets the whole. */
  private static final int MOST = 32;

  /**
   * The pieces that a {@code Range} header asks for and the body has; none when it is not to be
   * heeded.
   *
   * @throws UnsatisfiableException when it is malformed, or all of it lies beyond the end
   */
  static List<ByteRange> parse(String header, int size) throws UnsatisfiableException {
    if (!header.startsWith("bytes=")) {
      throw new UnsatisfiableException(false);
    }
    List<ByteRange> ranges = new ArrayList<>();
    boolean beyond = false;
    String[] specs = header.substring("bytes=".length()).split(",", -1);
    for (String spec : specs) {
      if (!spec.isBlank()) {
        Optional<ByteRange> range = parseOne(spec.strip(), size);
        range.ifPresent(ranges::add);
        beyond |= range.isEmpty();
      }
    }
    if (ranges.isEmpty() && beyond && size > 0) {
      throw new UnsatisfiableException(true);
    }
    long sum = ranges.stream().mapToLong(ByteRange::length).sum();
    return sum > size || ranges.size() > MOST ? List.of() : ranges;
  }

  /** Empty when it lies beyond the end. */
  private static Optional<ByteRange> parseOne(String spec, int size) throws UnsatisfiableException {
    int dash = spec.indexOf('-');
    if (dash < 0) {
      throw new UnsatisfiableException(false);
    }
    String from = spec.substring(0, dash).strip();
    String to = spec.substring(dash + 1).strip();
    if (from.isEmpty()) {
      int length = (int) Math.min(number(to), size);
      return length == 0 ? Optional.empty() : Optional.of(new ByteRange(size - length, length));
    }
    long first = number(from);
    long last = to.isEmpty() ? Long.MAX_VALUE : number(to);
    if (last < first) {
      throw new UnsatisfiableException(false);
    }
    if (first >= size) {
      return Optional.empty();
    }
    int end = (int) Math.min(last, size - 1L);
    return Optional.of(new ByteRange((int) first, end - (int) first + 1));
  }

  private static long number(String digits) throws UnsatisfiableException {
    if (!digits.matches("[0-9]{1,18}")) {
      throw new UnsatisfiableException(false);
    }
    return Long.parseLong(digits);
  }

  /** As {@code Content-Range} has it. */
  String of(int size) {
    return "bytes " + first + "-" + (first + length - 1) + "/" + size;
  }

  /** A {@code Range} header that cannot be served. */
  static final class UnsatisfiableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean beyondEnd;

    UnsatisfiableException(boolean beyondEnd) {
      super(null, null, false, false);
      this.beyondEnd = beyondEnd;
    }

    /** True when it was well-formed. */
    boolean isBeyondEnd() {
      return beyondEnd;
    }
  }
}
