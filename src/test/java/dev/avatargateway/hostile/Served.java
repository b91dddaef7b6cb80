package dev.avatargateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;

/** What must hold of every rendition that is served, told by other code than made it. */
final class Served {

  private static final int MASTER = 512;

  private static final Set<String> CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  /** Frames, tables, restarts and scans; of applications' segments only JFIF's. */
  private static final Set<Integer> SEGMENTS = Set.of(0xC0, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD, 0xE0);

  private Served() {}

  /**
   * That each decodes, is of its size and type and carries nothing but pixels.
   *
   * @param seen by what begins with the promised edge, or 0 for that of a master
   */
  static void assertClean(Map<String, HttpResponse<byte[]>> seen) throws IOException {
    for (var entry : seen.entrySet()) {
      HttpResponse<byte[]> answer = entry.getValue();
      assertThat(answer.statusCode()).as(entry.getKey()).isEqualTo(200);
      String type = answer.headers().firstValue("Content-Type").orElse("");
      int edge = Integer.parseInt(entry.getKey().replaceFirst(" .*", ""));
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
      assertThat(image).as(entry.getKey()).isNotNull();
      assertThat(image.getWidth()).as(entry.getKey()).isEqualTo(image.getHeight());
      if (edge == 0) {
        assertThat(image.getWidth()).isBetween(1, MASTER);
        assertJpegOfPixelsOnly(answer.body());
        assertThat(type).isEqualTo("image/jpeg");
      } else {
        assertThat(image.getWidth()).isEqualTo(edge);
        assertPngOfPixelsOnly(answer.body());
        assertThat(type).isEqualTo("image/png");
      }
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
  }

  static void assertPngOfPixelsOnly(byte[] png) {
    ByteBuffer bytes = ByteBuffer.wrap(png);
    assertThat(bytes.getLong()).isEqualTo(0x8950_4E47_0D0A_1A0AL);
    String name = "";
    while (!name.equals("IEND")) {
      int length = bytes.getInt();
      name = text(bytes);
      assertThat(name).isIn(CHUNKS);
      bytes.position(bytes.position() + length + 4);
    }
    assertThat(bytes.remaining()).as("bytes behind the picture").isZero();
  }

  static void assertJpegOfPixelsOnly(byte[] jpeg) {
    ByteBuffer bytes = ByteBuffer.wrap(jpeg);
    assertThat(bytes.getShort() & 0xFFFF).isEqualTo(0xFFD8);
    for (int marker = marker(bytes); marker != 0xD9; marker = marker(bytes)) {
      assertThat(marker).isIn(SEGMENTS);
      int start = bytes.position();
      int length = bytes.getShort() & 0xFFFF;
      if (marker == 0xE0) {
        assertThat(length).as("JFIF without a thumbnail").isEqualTo(16);
        assertThat(text(bytes)).isEqualTo("JFIF");
      }
      bytes.position(start + length);
      if (marker == 0xDA) {
        skipScan(bytes);
      }
    }
    assertThat(bytes.remaining()).as("bytes behind the picture").isZero();
  }

  private static void skipScan(ByteBuffer bytes) {
    int at = bytes.position();
    while (bytes.get(at) != -1 || bytes.get(at + 1) == 0 || (bytes.get(at + 1) & 0xF8) == 0xD0) {
      at++;
    }
    bytes.position(at);
  }

  private static int marker(ByteBuffer bytes) {
    assertThat(bytes.get()).isEqualTo((byte) -1);
    return bytes.get() & 0xFF;
  }

  private static String text(ByteBuffer bytes) {
    byte[] name = new byte[4];
    bytes.get(name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }
}
