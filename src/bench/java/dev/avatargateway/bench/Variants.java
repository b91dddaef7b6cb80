package dev.avatargateway.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * JPEGs without end of which no two have the same pixels, each at the cost of copying a few hundred
 * bytes: some are drawn, and of each there are 4,096, which differ in the slope that their
 * quantisation tables give to slow changes. Safe for use by many threads.
 */
final class Variants {

  private static final int QUANTISATION = 0xDB;
  private static final int SCAN = 0xDA;

  /** Places in a table that survive when a picture is scaled down while it is decoded. */
  private static final int[] SLOW = {1, 2, 4};

  private static final int STEPS = 2;
  private static final int EACH = 1 << (2 * STEPS * SLOW.length);

  private final List<Drawn> drawn = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  /** A JPEG as it was drawn, and where the bytes lie that make it another. */
  // Nobody compares them.
  @SuppressWarnings("ArrayRecordComponent")
  private record Drawn(byte[] bytes, int tableEnd, List<Integer> places) {}

  /**
   * Draws them.
   *
   * @param count how many are drawn
   */
  Variants(int width, int height, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      byte[] bytes = Photographs.jpeg(width, height, i);
      drawn.add(read(bytes));
    }
  }

  /** The next one, in two parts: its first bytes, and the rest. */
  List<ByteBuffer> next() {
    int number = next.getAndIncrement();
    Drawn base = drawn.get(number % drawn.size());
    int digits = number / drawn.size();
    if (digits >= EACH) {
      throw new BenchException("too few pictures were drawn: all have been sent");
    }
    byte[] head = new byte[base.tableEnd()];
    System.arraycopy(base.bytes(), 0, head, 0, head.length);
    for (int place : base.places()) {
      head[place] += (byte) (digits & ((1 << STEPS) - 1));
      digits >>= STEPS;
    }
    return List.of(
        ByteBuffer.wrap(head),
        ByteBuffer.wrap(base.bytes(), head.length, base.bytes().length - head.length));
  }

  /** Those that were drawn, as they are. */
  List<byte[]> drawn() {
    return drawn.stream().map(Drawn::bytes).toList();
  }

  private static Drawn read(byte[] jpeg) {
    List<Integer> places = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(jpeg);
    int end = 0;
    for (int at = 2; Byte.toUnsignedInt(jpeg[at + 1]) != SCAN; ) {
      int length = Short.toUnsignedInt(bytes.getShort(at + 2));
      if (Byte.toUnsignedInt(jpeg[at + 1]) == QUANTISATION) {
        end = at + 2 + length;
        for (int table = at + 4; table < end; table += 65) {
          for (int slow : SLOW) {
            places.add(table + 1 + slow);
          }
        }
      }
      at += 2 + length;
    }
    if (places.size() != 2 * SLOW.length) {
      throw new IllegalStateException("not two tables: " + places);
    }
    return new Drawn(jpeg, end, List.copyOf(places));
  }
}
