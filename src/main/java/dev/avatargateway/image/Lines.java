package dev.avatargateway.image;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** The rows of a matrix of 8 or 16 bits a sample, as numbers on the heap. Used by one thread. */
sealed interface Lines extends AutoCloseable {

  /** Reads a row, sample by sample. */
  void read(int row, float[] samples);

  /** Writes a row, each sample rounded and within what it can be. */
  void write(int row, float[] samples);

  @Override
  void close();

  static Lines of(Mat mat) {
    int length = mat.cols() * mat.channels();
    return switch (mat.depth()) {
      case CV_8U -> new OfBytes(mat.data(), mat.step(), new byte[length]);
      case CV_16U ->
          new OfShorts(new ShortPointer(mat.data()), mat.step() / Short.BYTES, new short[length]);
      default -> throw new IllegalArgumentException("samples of another depth");
    };
  }

  /** The nearest whole number that a sample can be. */
  private static int rounded(float sample, int most) {
    return (int) Math.clamp(sample + 0.5f, 0, most);
  }

  /** With 8 bits a sample. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record OfBytes(BytePointer data, long step, byte[] row) implements Lines {

    @Override
    public void read(int number, float[] samples) {
      data.position(number * step).get(row);
      for (int i = 0; i < row.length; i++) {
        samples[i] = row[i] & 0xFF;
      }
    }

    @Override
    public void write(int number, float[] samples) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (byte) rounded(samples[i], 0xFF);
      }
      data.position(number * step).put(row);
    }

    @Override
    public void close() {
      closed(data);
    }
  }

  /** With 16 bits a sample. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record OfShorts(ShortPointer data, long step, short[] row) implements Lines {

    @Override
    public void read(int number, float[] samples) {
      data.position(number * step).get(row);
      for (int i = 0; i < row.length; i++) {
        samples[i] = row[i] & 0xFFFF;
      }
    }

    @Override
    public void write(int number, float[] samples) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (short) rounded(samples[i], 0xFFFF);
      }
      data.position(number * step).put(row);
    }

    @Override
    public void close() {
      closed(data);
    }
  }

  private static void closed(Pointer data) {
    data.position(0).close();
  }
}
