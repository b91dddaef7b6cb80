package dev.avatargateway.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

/** One picture changed at random, often so that its checksums and lengths are right again. */
final class Mutation {

  private static final int[] EDGES = {0, 1, 2, 0x7F, 0x80, 0xFE, 0xFF};

  private final Random random;

  Mutation(long seed) {
    this.random = new Random(seed);
  }

  /** Changes a copy of {@code base}; some of {@code other} may come into it. */
  byte[] apply(byte[] base, byte[] other) {
    byte[] changed = base.clone();
    for (int i = random.nextInt(5); i >= 0; i--) {
      changed = once(changed, other);
    }
    return random.nextInt(8) == 0 ? changed : mended(changed);
  }

  private byte[] once(byte[] bytes, byte[] other) {
    if (bytes.length < 16) {
      return bytes;
    }
    // Most of what decoders decide upon stands in the first few hundred bytes.
    int reach = random.nextBoolean() ? Math.min(bytes.length, 600) : bytes.length;
    int at = random.nextInt(reach);
    switch (random.nextInt(9)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt();
      case 2 -> bytes[at] = (byte) EDGES[random.nextInt(EDGES.length)];
      case 3 -> bytes[at] += (byte) (random.nextInt(9) - 4);
      case 4 -> {
        byte[] noise = new byte[random.nextInt(1, Math.min(64, bytes.length - at) + 1)];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, bytes, at, noise.length);
      }
      case 5 -> {
        return without(bytes, at, random.nextInt(1, Math.min(200, bytes.length - at) + 1));
      }
      case 6 -> {
        int length = random.nextInt(1, Math.min(400, bytes.length - at) + 1);
        return with(bytes, random.nextInt(bytes.length), bytes, at, length);
      }
      case 7 -> {
        int from = random.nextInt(other.length);
        int length = random.nextInt(1, Math.min(2000, other.length - from) + 1);
        return with(bytes, at, other, from, length);
      }
      default -> {
        return chunkMoved(bytes);
      }
    }
    return bytes;
  }

  private static byte[] without(byte[] bytes, int at, int length) {
    byte[] out = Arrays.copyOf(bytes, bytes.length - length);
    System.arraycopy(bytes, at + length, out, at, out.length - at);
    return out;
  }

  private static byte[] with(byte[] bytes, int at, byte[] source, int from, int length) {
    byte[] out = Arrays.copyOf(bytes, bytes.length + length);
    System.arraycopy(source, from, out, at, length);
    System.arraycopy(bytes, at, out, at + length, bytes.length - at);
    return out;
  }

  /** Takes one chunk or segment out, doubles it or puts it elsewhere. */
  private byte[] chunkMoved(byte[] bytes) {
    int[] starts = starts(bytes);
    if (starts.length < 3) {
      return bytes;
    }
    int one = random.nextInt(starts.length - 1);
    int from = starts[one];
    byte[] chunk = Arrays.copyOfRange(bytes, from, starts[one + 1]);
    byte[] rest = random.nextBoolean() ? bytes : without(bytes, from, chunk.length);
    int to = starts[random.nextInt(starts.length)];
    return random.nextInt(3) == 0
        ? rest
        : with(rest, Math.min(to, rest.length), chunk, 0, chunk.length);
  }

  /** Where chunks of a PNG or WebP or segments of a JPEG begin, and where the last one ends. */
  private static int[] starts(byte[] bytes) {
    ByteBuffer view = ByteBuffer.wrap(bytes);
    int[] found = new int[256];
    int count = 0;
    boolean png = isPng(bytes);
    boolean webp = isWebp(bytes);
    boolean jpeg = bytes[0] == -1 && (bytes[1] & 0xFF) == 0xD8;
    long at = png ? 8 : webp ? 12 : 2;
    while ((png || webp || jpeg) && at + 12 <= bytes.length && count < found.length - 1) {
      found[count++] = (int) at;
      at +=
          png
              ? 12 + (view.getInt((int) at) & 0xFFFF_FFFFL)
              : webp
                  ? 8 + even(Integer.reverseBytes(view.getInt((int) at + 4)) & 0xFFFF_FFFFL)
                  : 2 + (view.getShort((int) at + 2) & 0xFFFF);
    }
    if (count > 0) {
      found[count++] = (int) Math.min(at, bytes.length);
    }
    return Arrays.copyOf(found, count);
  }

  private static long even(long length) {
    return length + (length & 1);
  }

  /** The checksums of a PNG and the lengths of a WebP brought up to date. */
  private static byte[] mended(byte[] bytes) {
    if (bytes.length >= 16 && isPng(bytes)) {
      mendPng(bytes);
    } else if (bytes.length >= 16 && isWebp(bytes)) {
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, (bytes.length & ~1) - 8);
    }
    return bytes;
  }

  private static void mendPng(byte[] bytes) {
    ByteBuffer view = ByteBuffer.wrap(bytes);
    for (long at = 8; at + 12 <= bytes.length; ) {
      long length = view.getInt((int) at) & 0xFFFF_FFFFL;
      if (at + 12 + length > bytes.length) {
        return;
      }
      CRC32 sum = new CRC32();
      sum.update(bytes, (int) at + 4, (int) length + 4);
      view.putInt((int) (at + 8 + length), (int) sum.getValue());
      at += 12 + length;
    }
  }

  private static boolean isPng(byte[] bytes) {
    return new String(bytes, 1, 3, StandardCharsets.ISO_8859_1).equals("PNG");
  }

  private static boolean isWebp(byte[] bytes) {
    return new String(bytes, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP");
  }
}
