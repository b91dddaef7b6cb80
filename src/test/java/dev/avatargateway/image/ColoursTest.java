package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColoursTest {

  private static final Cut CUT = Cut.square(16, ImageType.PNG);

  /** A colour of Display P3 and what it is in sRGB, by the two standards' matrices and curve. */
  private static final int P3 = 0x64B478;

  private static final int SRGB = 0x41B672;

  private static final double[][] P3_TO_XYZ_D50 = {
    {0.515102, 0.291965, 0.157153}, {0.241182, 0.692236, 0.066582}, {-0.001050, 0.041882, 0.784378}
  };

  /** Display P3: primaries as columns, sRGB's curve sampled. */
  private static byte[] displayP3() {
    String[] names = {"rXYZ", "gXYZ", "bXYZ", "wtpt", "rTRC", "gTRC", "bTRC"};
    int table = 128 + 4 + 12 * names.length;
    int curve = table + 4 * 20;
    int samples = 1024;
    ByteBuffer out = ByteBuffer.allocate(curve + 12 + 2 * samples);
    out.putInt(0, out.capacity()).putInt(8, 0x02400000);
    out.put(12, ascii("mntrRGB XYZ ")).put(36, ascii("acsp"));
    out.putInt(68, 0xF6D6).putInt(72, 0x10000).putInt(76, 0xD32D);
    out.position(128).putInt(names.length);
    for (int i = 0; i < names.length; i++) {
      boolean isCurve = i > 3;
      out.put(ascii(names[i])).putInt(isCurve ? curve : table + 20 * i);
      out.putInt(isCurve ? 12 + 2 * samples : 20);
    }
    double[] white = {0.9642, 1, 0.8249};
    for (int i = 0; i < 4; i++) {
      out.put(ascii("XYZ ")).putInt(0);
      for (int row = 0; row < 3; row++) {
        out.putInt((int) Math.round(65536 * (i < 3 ? P3_TO_XYZ_D50[row][i] : white[row])));
      }
    }
    out.put(ascii("curv")).putInt(0).putInt(samples);
    for (int i = 0; i < samples; i++) {
      double v = i / (samples - 1.0);
      double linear = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
      out.putShort((short) Math.round(65535 * linear));
    }
    return out.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static BufferedImage plain(int rgb) {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      image.setRGB(i % 16, i / 16, rgb);
    }
    return image;
  }

  private static byte[] pngWith(BufferedImage image, byte[] profile) {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes(ascii("P3\0\0"));
    chunk.writeBytes(PngForge.deflate(profile));
    byte[] forged = new PngForge().chunk("iCCP", chunk.toByteArray()).unfinished();
    return insert(Pictures.encode(image, "png"), 33, Arrays.copyOfRange(forged, 8, forged.length));
  }

  private static byte[] jpegWith(BufferedImage image, byte[] profile, int pieces) {
    ByteArrayOutputStream segments = new ByteArrayOutputStream();
    int length = Math.ceilDiv(profile.length, pieces);
    for (int i = 0; i < pieces; i++) {
      byte[] piece =
          Arrays.copyOfRange(profile, i * length, Math.min(profile.length, (i + 1) * length));
      segments.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE2});
      segments.writeBytes(
          ByteBuffer.allocate(16)
              .putShort((short) (16 + piece.length))
              .put(ascii("ICC_PROFILE\0"))
              .put((byte) (i + 1))
              .put((byte) pieces)
              .array());
      segments.writeBytes(piece);
    }
    return insert(Pictures.jpeg(image, false), 2, segments.toByteArray());
  }

  private static byte[] insert(byte[] bytes, int at, byte[] inserted) {
    return ByteBuffer.allocate(bytes.length + inserted.length)
        .put(bytes, 0, at)
        .put(inserted)
        .put(bytes, at, bytes.length - at)
        .array();
  }

  private static int shown(byte[] picture) {
    return Pictures.render(picture, CUT).getRGB(8, 8);
  }

  @Test
  void displayP3IsBroughtToSrgbInPng() {
    int made = shown(pngWith(plain(P3), displayP3()));
    assertThat(Pictures.difference(made, 0xFF000000 | SRGB)).isLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void displayP3IsBroughtToSrgbInJpeg(int pieces) {
    int made = shown(jpegWith(plain(P3), displayP3(), pieces));
    assertThat(Pictures.difference(made, 0xFF000000 | SRGB)).isLessThanOrEqualTo(5);
  }

  @Test
  void displayP3IsBroughtToSrgbBehindTransparency() {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 256; i++) {
      image.setRGB(i % 16, i / 16, 0x80000000 | P3);
    }
    int made = shown(pngWith(image, displayP3()));
    assertThat(Pictures.difference(made, 0x80000000 | SRGB)).isLessThanOrEqualTo(3);
  }

  @Test
  void profileThatMeansSrgbChangesNothing() {
    byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    BufferedImage scene = Pictures.scene(16, 16);
    assertThat(Pictures.difference(scene, Pictures.render(pngWith(scene, srgb), CUT))).isZero();
  }

  @Test
  void profileThatMakesNoSenseIsIgnored() {
    byte[] good = displayP3();
    byte[] cut = Arrays.copyOf(good, 200);
    byte[] noise = new byte[4000];
    Arrays.fill(noise, (byte) 0x5A);
    byte[] cmyk = good.clone();
    System.arraycopy(ascii("CMYK"), 0, cmyk, 16, 4);
    byte[] lying = good.clone();
    ByteBuffer.wrap(lying).putInt(128, Integer.MAX_VALUE);
    byte[] tooLarge = Arrays.copyOf(good, 5 << 20);
    for (byte[] bad : new byte[][] {new byte[0], cut, noise, cmyk, lying, tooLarge}) {
      int made = shown(pngWith(plain(P3), bad));
      assertThat(made).as("profile of %d bytes", bad.length).isEqualTo(0xFF000000 | P3);
    }
  }

  @Test
  void fourInksBecomeColours() throws IOException {
    try (var in = ColoursTest.class.getResourceAsStream("/jpeg/cmyk-sample.jpg")) {
      BufferedImage made =
          Pictures.render(Objects.requireNonNull(in).readAllBytes(), Pictures.SMALL);
      int blueCloth = made.getRGB(2, 2);
      assertThat(blueCloth & 0xFF).isGreaterThan(120);
      assertThat(blueCloth >> 16 & 0xFF).isLessThan(80);
    }
  }

  /** A red banner beside a grey portrait; read wrongly it turns teal and dark. */
  @Test
  void inksStoredAsLumaAndChromaBecomeColours() throws IOException {
    String name = "/jpeg/warning-embedded-color-profile-invalid-ignored-cmyk.jpg";
    try (var in = ColoursTest.class.getResourceAsStream(name)) {
      BufferedImage made =
          Pictures.render(Objects.requireNonNull(in).readAllBytes(), Pictures.SMALL);
      int banner = made.getRGB(60, 60);
      assertThat(banner >> 16 & 0xFF).isGreaterThan(150);
      assertThat(banner >> 8 & 0xFF).isLessThan(80);
    }
  }
}
