package dev.avatargateway.image;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the bytes of a PNG's row mean: brings them to 8 bits a channel in OpenCV's order. */
final class PngSamples {

  private static final int PALETTE = 3;

  private final int depth;
  private final int colourType;
  private final int transparentGrey;
  private final byte[] palette;
  private final byte[] transparency;

  /** How many samples a pixel is stored as. */
  final int stored;

  /** How many channels a pixel is brought to: 1, 3 or 4. */
  final int channels;

  PngSamples(Outline outline, Coding.Png png) {
    byte[] header = outline.essence().getFirst().toArray(ValueLayout.JAVA_BYTE);
    depth = png.depth();
    colourType = header[25];
    transparentGrey = png.transparentGrey();
    palette = Arrays.copyOf(chunk(outline, "PLTE"), 768);
    transparency = chunk(outline, "tRNS");
    stored =
        switch (colourType) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    boolean alpha = png.colour() == Coding.PngColour.RGBA || transparentGrey >= 0;
    channels = alpha ? 4 : png.colour() == Coding.PngColour.GREY ? 1 : 3;
  }

  private static byte[] chunk(Outline outline, String name) {
    byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
    for (MemorySegment piece : outline.essence()) {
      if (piece.byteSize() >= 12
          && piece.asSlice(4, 4).mismatch(MemorySegment.ofArray(wanted)) < 0) {
        return piece.asSlice(8, piece.byteSize() - 12).toArray(ValueLayout.JAVA_BYTE);
      }
    }
    return new byte[0];
  }

  /** Brings one row of pixels, as many as {@code out} has room for. */
  void bring(byte[] row, byte[] out) {
    int pixels = out.length / channels;
    if (depth == 8 && stored == channels && stored >= 3) {
      swap(row, out, stored);
      return;
    }
    for (int x = 0, to = 0; x < pixels; x++, to += channels) {
      int first = x * stored;
      if (colourType == PALETTE) {
        palette(sample(row, x), out, to);
      } else if (stored <= 2) {
        int value = sample(row, first);
        byte grey = eight(value);
        Arrays.fill(out, to, to + Math.min(channels, 3), grey);
        if (channels == 4) {
          out[to + 3] =
              stored == 2
                  ? eight(sample(row, first + 1))
                  : (byte) (value == transparentGrey ? 0 : 255);
        }
      } else {
        for (int i = 0; i < 3; i++) {
          out[to + 2 - i] = eight(sample(row, first + i));
        }
        if (channels == 4) {
          out[to + 3] = stored == 4 ? eight(sample(row, first + 3)) : key(row, first);
        }
      }
    }
  }

  /** The commonest kinds, quickly: red and blue change places. */
  private static void swap(byte[] row, byte[] out, int channels) {
    for (int at = 0; at < out.length; at += channels) {
      out[at] = row[at + 2];
      out[at + 1] = row[at + 1];
      out[at + 2] = row[at];
      if (channels == 4) {
        out[at + 3] = row[at + 3];
      }
    }
  }

  private void palette(int index, byte[] out, int to) {
    for (int i = 0; i < 3; i++) {
      out[to + 2 - i] = palette[3 * index + i];
    }
    if (channels == 4) {
      out[to + 3] = index < transparency.length ? transparency[index] : (byte) 255;
    }
  }

  /** Nothing of the one colour that is transparent. */
  private byte key(byte[] row, int first) {
    for (int i = 0; i < 3; i++) {
      int wanted = (transparency[2 * i] & 0xFF) << 8 | (transparency[2 * i + 1] & 0xFF);
      if (sample(row, first + i) != (wanted & ((1 << depth) - 1))) {
        return (byte) 255;
      }
    }
    return 0;
  }

  private int sample(byte[] row, int index) {
    if (depth == 8) {
      return row[index] & 0xFF;
    }
    if (depth == 16) {
      return (row[2 * index] & 0xFF) << 8 | (row[2 * index + 1] & 0xFF);
    }
    int bit = index * depth;
    return row[bit >> 3] >> (8 - depth - (bit & 7)) & ((1 << depth) - 1);
  }

  private byte eight(int sample) {
    return (byte)
        switch (depth) {
          case 8 -> sample;
          case 16 -> (sample + 128) / 257;
          default -> sample * 255 / ((1 << depth) - 1);
        };
  }
}
