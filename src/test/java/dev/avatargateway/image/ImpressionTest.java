package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes for the same picture, and what does not. */
class ImpressionTest {

  /** What people upload. */
  enum Subject {
    FACE {
      @Override
      BufferedImage draw() {
        return face("");
      }
    },
    NUMBER {
      @Override
      BufferedImage draw() {
        return number(77);
      }
    },
    INITIALS {
      @Override
      BufferedImage draw() {
        return initials("AB", 0x205080);
      }
    },
    SLOPE {
      @Override
      BufferedImage draw() {
        return Pictures.scene(700, 600);
      }
    };

    abstract BufferedImage draw();
  }

  private static BufferedImage canvas(int width, int height, int background) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(image);
    pen.setColor(new Color(background));
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    return image;
  }

  private static Graphics2D pen(BufferedImage image) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return pen;
  }

  private static BufferedImage face(String over) {
    BufferedImage image = Pictures.scene(900, 700);
    Graphics2D pen = pen(image);
    pen.setColor(new Color(0xF0D0B0));
    pen.fillOval(290, 120, 320, 430);
    pen.setColor(new Color(0x303060));
    pen.fillRect(370, 260, 50, 30);
    pen.fillRect(490, 260, 50, 30);
    pen.setColor(Color.BLACK);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 90));
    pen.drawString(over, 400, 480);
    pen.dispose();
    return image;
  }

  private static BufferedImage number(int number) {
    BufferedImage image = canvas(400, 400, 0);
    Graphics2D pen = pen(image);
    for (int i = 0; i < 16; i++) {
      boolean light = ((number << 6 | number * 37 % 61) >> i & 1) == 1;
      pen.setColor(Color.getHSBColor(number / 50f, 0.5f, light ? 1f : 0.2f));
      pen.fillRect(i % 4 * 100, i / 4 * 100, 100, 100);
    }
    pen.dispose();
    return image;
  }

  private static BufferedImage initials(String letters, int background) {
    BufferedImage image = canvas(256, 256, background);
    Graphics2D pen = pen(image);
    pen.setColor(Color.WHITE);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 120));
    pen.drawString(letters, 30, 170);
    pen.dispose();
    return image;
  }

  private static BufferedImage middle(BufferedImage image, double share) {
    int edge = (int) (Math.min(image.getWidth(), image.getHeight()) * share);
    return image.getSubimage(
        (image.getWidth() - edge) / 2, (image.getHeight() - edge) / 2, edge, edge);
  }

  private static BufferedImage scaled(BufferedImage image, int edge, Object how) {
    BufferedImage out = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = out.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, how);
    pen.drawImage(image, 0, 0, edge, edge, null);
    pen.dispose();
    return out;
  }

  private static BufferedImage averaged(BufferedImage image, int edge) {
    BufferedImage out = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
    Image small = image.getScaledInstance(edge, edge, Image.SCALE_AREA_AVERAGING);
    out.getGraphics().drawImage(small, 0, 0, null);
    return out;
  }

  private static boolean alike(BufferedImage one, BufferedImage other) {
    return alike(Pictures.encode(one, "png"), Pictures.encode(other, "png"));
  }

  private static boolean alike(byte[] one, byte[] other) {
    return Pictures.IMAGING.alike(ByteBuffer.wrap(one), ByteBuffer.wrap(other));
  }

  @ParameterizedTest
  @EnumSource
  void scaledByAnyFilterAndBackItIsAlike(Subject subject) {
    BufferedImage large = scaled(middle(subject.draw(), 1), 512, bicubic());
    Object bilinear = RenderingHints.VALUE_INTERPOLATION_BILINEAR;
    Object nearest = RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR;
    for (Object how : new Object[] {bicubic(), bilinear, nearest}) {
      BufferedImage small = scaled(large, 128, how);
      assertThat(alike(large, small)).as("%s", how).isTrue();
      assertThat(alike(large, scaled(small, 512, how))).as("%s and back", how).isTrue();
    }
    assertThat(alike(large, averaged(large, 128))).isTrue();
  }

  private static Object bicubic() {
    return RenderingHints.VALUE_INTERPOLATION_BICUBIC;
  }

  @ParameterizedTest
  @EnumSource
  void encodedWithLossItIsAlike(Subject subject) {
    BufferedImage drawn = subject.draw();
    byte[] png = Pictures.encode(drawn, "png");
    BufferedImage small = averaged(middle(drawn, 1), 128);
    assertThat(alike(png, Pictures.jpeg(drawn, true))).isTrue();
    assertThat(alike(png, Pictures.encode(small, "jpeg"))).isTrue();
    assertThat(alike(png, Pictures.webp(drawn, 80))).isTrue();
    assertThat(alike(png, Pictures.webp(small, 75))).isTrue();
  }

  @Test
  void transparentItIsLikeItselfOnWhite() {
    BufferedImage clear = Pictures.fading(600, 600);
    BufferedImage onWhite = canvas(600, 600, 0xFFFFFF);
    onWhite.getGraphics().drawImage(clear, 0, 0, null);
    assertThat(alike(clear, onWhite)).isTrue();
    assertThat(alike(clear, Pictures.scene(600, 600))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void mirroredOrBrighterItIsAnother(Subject subject) {
    BufferedImage drawn = subject.draw();
    BufferedImage mirrored = canvas(drawn.getWidth(), drawn.getHeight(), 0);
    mirrored
        .getGraphics()
        .drawImage(drawn, drawn.getWidth(), 0, -drawn.getWidth(), drawn.getHeight(), null);
    assertThat(alike(drawn, mirrored)).isFalse();
    assertThat(alike(drawn, new RescaleOp(1.06f, 0, null).filter(drawn, null))).isFalse();
    assertThat(alike(drawn, new RescaleOp(0.94f, 0, null).filter(drawn, null))).isFalse();
    assertThat(alike(drawn, new RescaleOp(1, 13, null).filter(drawn, null))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void croppedByMoreItIsAnother(Subject subject) {
    assertThat(alike(middle(subject.draw(), 1), middle(subject.draw(), 0.96))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "42", "x"})
  void withLettersOverItIsAnother(String letters) {
    assertThat(alike(face(""), face(letters))).isFalse();
  }

  @Test
  void otherNumbersLettersAndColoursAreOthers() {
    for (int number = 70; number < 77; number++) {
      assertThat(alike(number(77), number(number))).as("%d", number).isFalse();
    }
    assertThat(alike(initials("AB", 0x205080), initials("AC", 0x205080))).isFalse();
    assertThat(alike(initials("O", 0x205080), initials("Q", 0x205080))).isFalse();
    assertThat(alike(initials("AB", 0x205080), initials("AB", 0x285880))).isFalse();
  }
}
