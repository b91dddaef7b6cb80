package dev.avatargateway.image;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects an ICC profile that a JPEG carries in up to 255 numbered segments. */
final class JpegProfile {

  /** What such a segment begins with; the number and the count follow. */
  static final String NAME = "ICC_PROFILE\0";

  private final SortedMap<Integer, MemorySegment> pieces = new TreeMap<>();
  private int expected;
  private boolean wrong;

  void add(int number, int count, MemorySegment piece) {
    wrong |= number < 1 || number > count || (expected != 0 && expected != count);
    wrong |= pieces.putIfAbsent(number, piece) != null;
    expected = count;
  }

  /** The profile when it is whole; pieces that do not fit together are none. */
  EmbeddedProfile found() {
    if (wrong || pieces.isEmpty() || pieces.size() != expected) {
      return EmbeddedProfile.NONE;
    }
    return new EmbeddedProfile(List.copyOf(pieces.values()), false);
  }
}
