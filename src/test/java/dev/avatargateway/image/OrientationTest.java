package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Imaging.Header;
import dev.avatargateway.core.Imaging.Rendered;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {

  private static final List<Cut> CUTS =
      List.of(Cut.square(200, ImageType.PNG), Cut.master(512, ImageType.JPEG));

  private static byte[] sample(String name) throws IOException {
    try (InputStream in = OrientationTest.class.getResourceAsStream("/exif/" + name + ".jpg")) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Landscape", "Portrait"})
  void allOrientationsShowTheSamePicture(String kind) throws IOException {
    BufferedImage upright = Pictures.render(sample(kind + "_1"), CUTS.getFirst());
    for (int orientation = 0; orientation <= 8; orientation++) {
      byte[] bytes = sample(kind + "_" + orientation);
      Header header = Pictures.IMAGING.inspect(ByteBuffer.wrap(bytes), Pictures.MAX_PIXELS);
      assertThat(header.width() > header.height()).isEqualTo(kind.equals("Landscape"));
      BufferedImage turned = Pictures.render(bytes, CUTS.getFirst());
      assertThat(meanDifference(upright, turned)).as("%s_%d", kind, orientation).isLessThan(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Landscape", "Portrait"})
  void nothingButPixelsIsLeft(String kind) throws IOException, ImageProcessingException {
    for (int orientation = 0; orientation <= 8; orientation++) {
      ByteBuffer bytes = ByteBuffer.wrap(sample(kind + "_" + orientation));
      for (Rendered made : Pictures.IMAGING.render(bytes, Pictures.MAX_PIXELS, CUTS)) {
        InputStream in = new ByteArrayInputStream(Pictures.bytes(made.bytes()));
        Metadata metadata = ImageMetadataReader.readMetadata(in);
        for (Directory directory : metadata.getDirectories()) {
          assertThat(directory.getName())
              .isIn(Set.of("JPEG", "JFIF", "Huffman", "File Type", "PNG-IHDR"));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 65535})
  void orientationIsReadInPngAndWebpToo(int orientation) {
    BufferedImage upright = Pictures.scene(48, 48);
    byte[] png = Pictures.encode(stored(upright, orientation), "png");
    byte[] webp = Pictures.webp(stored(upright, orientation), 101);
    Cut cut = Cut.square(48, ImageType.PNG);
    BufferedImage fromPng = Pictures.render(withExif(png, orientation), cut);
    assertThat(Pictures.difference(upright, fromPng)).isZero();
    BufferedImage fromWebp = Pictures.render(webpWithExif(webp, 48, 48, orientation), cut);
    assertThat(Pictures.difference(upright, fromWebp)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theMiddleIsTheSameHoweverItIsStored(int orientation) {
    BufferedImage upright = Pictures.scene(51, 32);
    byte[] png = withExif(Pictures.encode(stored(upright, orientation), "png"), orientation);
    BufferedImage square = Pictures.render(png, Cut.square(32, ImageType.PNG));
    assertThat(Pictures.difference(upright.getSubimage(9, 0, 32, 32), square)).isZero();
  }

  /** A block whose only directory names itself as the next one. */
  @ParameterizedTest
  @ValueSource(ints = {8, 0, 0x7FFFFFFF, -1})
  void directoriesThatLoopOrLieAreIgnored(int next) {
    byte[] exif = exif(1);
    ByteBuffer.wrap(exif).order(ByteOrder.LITTLE_ENDIAN).putInt(22, next).putInt(4, next);
    byte[] png = Pictures.encode(Pictures.scene(48, 48), "png");
    byte[] changed = insert(png, 33, pngChunk(exif));
    assertThat(
            Pictures.difference(
                Pictures.scene(48, 48), Pictures.render(changed, Cut.square(48, ImageType.PNG))))
        .isZero();
  }

  private static double meanDifference(BufferedImage one, BufferedImage other) {
    double sum = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        sum += Pictures.difference(one.getRGB(x, y), other.getRGB(x, y));
      }
    }
    return sum / (one.getWidth() * one.getHeight());
  }

  /** How a camera that was held another way stores the scene, by EXIF's own table. */
  private static BufferedImage stored(BufferedImage upright, int orientation) {
    boolean turned = orientation >= 5 && orientation <= 8;
    int width = turned ? upright.getHeight() : upright.getWidth();
    int height = turned ? upright.getWidth() : upright.getHeight();
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int right = upright.getWidth() - 1;
        int bottom = upright.getHeight() - 1;
        out.setRGB(
            column,
            row,
            switch (orientation) {
              case 2 -> upright.getRGB(right - column, row);
              case 3 -> upright.getRGB(right - column, bottom - row);
              case 4 -> upright.getRGB(column, bottom - row);
              case 5 -> upright.getRGB(row, column);
              case 6 -> upright.getRGB(right - row, column);
              case 7 -> upright.getRGB(right - row, bottom - column);
              case 8 -> upright.getRGB(row, bottom - column);
              default -> upright.getRGB(column, row);
            });
      }
    }
    return out;
  }

  private static byte[] exif(int orientation) {
    ByteBuffer block = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
    block.put("II*\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) 1);
    block.putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) orientation);
    return block.array();
  }

  private static byte[] withExif(byte[] png, int orientation) {
    return insert(png, 33, pngChunk(exif(orientation)));
  }

  private static byte[] pngChunk(byte[] exif) {
    byte[] forged = new PngForge().chunk("eXIf", exif).unfinished();
    return Arrays.copyOfRange(forged, 8, forged.length);
  }

  private static byte[] insert(byte[] bytes, int at, byte[] inserted) {
    return ByteBuffer.allocate(bytes.length + inserted.length)
        .put(bytes, 0, at)
        .put(inserted)
        .put(bytes, at, bytes.length - at)
        .array();
  }

  private static byte[] webpWithExif(byte[] plain, int width, int height, int orientation) {
    byte[] exif = exif(orientation);
    ByteBuffer out =
        ByteBuffer.allocate(plain.length + 18 + 8 + exif.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(out.capacity() - 8);
    out.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0x08);
    out.put((byte) (width - 1)).putShort((short) 0);
    out.put((byte) (height - 1)).putShort((short) 0);
    out.put(plain, 12, plain.length - 12);
    out.put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(exif.length).put(exif);
    return out.array();
  }
}
