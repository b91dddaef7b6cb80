package dev.avatargateway.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC;

import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Averages blocks of a large PNG's pixels while its rows are read, so that the whole of it is never
 * in memory. Colours count by their alpha.
 */
final class ShrunkPng {

  /** From so many pixels on it is worth it; below, OpenCV is faster. */
  static final long LARGE = 8_000_000;

  private final PngSamples samples;
  private final int shrink;
  private final int columns;
  private final int[] sums;

  private ShrunkPng(PngSamples samples, int shrink, int columns) {
    this.samples = samples;
    this.shrink = shrink;
    this.columns = columns;
    this.sums = new int[columns * samples.channels];
  }

  /**
   * @param shrink 2, 4 or 8: the edge of a block
   */
  static Pixels decode(Outline outline, Coding.Png png, int shrink) {
    PngSamples samples = new PngSamples(outline, png);
    int bits = samples.stored * png.depth();
    int rowBytes = Math.toIntExact(((long) outline.width() * bits + 7) / 8);
    int columns = outline.width() / shrink;
    int rows = outline.height() / shrink;
    Mat mat = new Mat(rows, columns, CV_8UC(samples.channels));
    ShrunkPng shrunk = new ShrunkPng(samples, shrink, columns);
    byte[] pixels = new byte[columns * shrink * samples.channels];
    byte[] out = new byte[columns * samples.channels];
    try (PngStream stream = new PngStream(outline, rowBytes, Math.max(1, bits / 8));
        BytePointer target = mat.data()) {
      for (int y = 0; y < outline.height(); y++) {
        byte[] row = stream.next();
        if (y / shrink < rows) {
          samples.bring(row, pixels);
          shrunk.add(pixels);
        }
        if (y % shrink == shrink - 1) {
          shrunk.take(out);
          target.position((long) (y / shrink) * out.length).put(out, 0, out.length);
        }
      }
      stream.end();
    }
    return new Pixels(
        mat,
        switch (samples.channels) {
          case 1 -> Pixels.Model.GREY;
          case 3 -> Pixels.Model.BGR;
          default -> Pixels.Model.BGRA;
        });
  }

  private void add(byte[] pixels) {
    int channels = samples.channels;
    for (int column = 0, from = 0; column < columns; column++) {
      int to = column * channels;
      for (int i = 0; i < shrink; i++, from += channels) {
        int weight = channels == 4 ? pixels[from + 3] & 0xFF : 1;
        for (int channel = 0; channel < Math.min(channels, 3); channel++) {
          sums[to + channel] += (pixels[from + channel] & 0xFF) * weight;
        }
        if (channels == 4) {
          sums[to + 3] += weight;
        }
      }
    }
  }

  /** Gives the means of what was added, and begins anew. */
  private void take(byte[] out) {
    int channels = samples.channels;
    int count = shrink * shrink;
    for (int at = 0; at < out.length; at += channels) {
      int weight = channels == 4 ? Math.max(1, sums[at + 3]) : count;
      for (int channel = 0; channel < channels; channel++) {
        int by = channel == 3 ? count : weight;
        out[at + channel] = (byte) ((sums[at + channel] + by / 2) / by);
      }
    }
    Arrays.fill(sums, 0);
  }
}
