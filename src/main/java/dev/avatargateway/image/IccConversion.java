package dev.avatargateway.image;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** The way from the colours of one ICC profile to sRGB. */
final class IccConversion {

  private static final int[] BGR = {2, 1, 0};
  private static final int[] LEVELS = {0, 32, 96, 160, 224, 255};

  /** Differences up to this are below what 8 bits and JPEG lose anyway. */
  private static final int SAME = 2;

  private final ColorConvertOp operation;
  private final int[] bands;

  private IccConversion(ColorConvertOp operation, int[] bands) {
    this.operation = operation;
    this.bands = bands;
  }

  /**
   * Empty when the profile makes no sense, is for other channels, or means sRGB.
   *
   * @param profile in ICC's format, or nothing
   */
  static Optional<IccConversion> of(byte[] profile, Pixels.Model model) {
    if (profile.length == 0) {
      return Optional.empty();
    }
    try {
      ICC_Profile source = ICC_Profile.getInstance(profile);
      if (source.getColorSpaceType() != colourSpace(model)) {
        return Optional.empty();
      }
      ICC_Profile[] chain = {source, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
      IccConversion found = new IccConversion(new ColorConvertOp(chain, null), bands(model));
      boolean colours = model == Pixels.Model.BGR || model == Pixels.Model.BGRA;
      return colours && found.changesNothing() ? Optional.empty() : Optional.of(found.proven());
    } catch (IllegalArgumentException | CMMException e) {
      return Optional.empty();
    }
  }

  private static int colourSpace(Pixels.Model model) {
    return switch (model) {
      case GREY -> ColorSpace.TYPE_GRAY;
      case BGR, BGRA -> ColorSpace.TYPE_RGB;
      case CMYK -> ColorSpace.TYPE_CMYK;
    };
  }

  private static int[] bands(Pixels.Model model) {
    return switch (model) {
      case GREY -> new int[] {0};
      case BGR, BGRA -> BGR;
      case CMYK -> new int[] {0, 1, 2, 3};
    };
  }

  /** Converts once, so that a profile that cannot be used is known before a picture needs it. */
  private IccConversion proven() {
    toBgr(new byte[bands.length], 1, 1);
    return this;
  }

  /** Tries a grid over the colour cube. */
  private boolean changesNothing() {
    byte[] probe = new byte[LEVELS.length * LEVELS.length * LEVELS.length * 3];
    int at = 0;
    for (int red : LEVELS) {
      for (int green : LEVELS) {
        for (int blue : LEVELS) {
          probe[at++] = (byte) blue;
          probe[at++] = (byte) green;
          probe[at++] = (byte) red;
        }
      }
    }
    byte[] converted = toBgr(probe, probe.length / 3, 1);
    for (int i = 0; i < probe.length; i++) {
      if (Math.abs((probe[i] & 0xFF) - (converted[i] & 0xFF)) > SAME) {
        return false;
      }
    }
    return true;
  }

  /** Interleaved samples of the profile's model to interleaved blue, green and red. */
  byte[] toBgr(byte[] samples, int width, int height) {
    byte[] out = new byte[width * height * 3];
    operation.filter(raster(samples, width, height, bands), raster(out, width, height, BGR));
    return out;
  }

  private static WritableRaster raster(byte[] samples, int width, int height, int[] bands) {
    return Raster.createInterleavedRaster(
        new DataBufferByte(samples, samples.length),
        width,
        height,
        width * bands.length,
        bands.length,
        bands,
        null);
  }
}
