package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnifferTest {

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of("", "nothing"),
        Arguments.of("hello", "text"),
        Arguments.of("\1\2\3", "unknown"),
        Arguments.of("<svg xmlns='x'/>", "SVG"),
        Arguments.of("<?xml version='1.0'?>\n<!-- -->\n<svg/>", "SVG"),
        Arguments.of("\u00ef\u00bb\u00bf  <SVG/>", "SVG"),
        Arguments.of("<?xml version='1.0'?><rss/>", "XML"),
        Arguments.of("<!DOCTYPE html><p>", "HTML"),
        Arguments.of("{\"avatarUrl\":1}", "JSON"),
        Arguments.of("%PDF-1.7", "PDF"),
        Arguments.of("II*\0abcd", "TIFF"),
        Arguments.of("MM\0*abcd", "TIFF"),
        Arguments.of("8BPS\0\1", "PSD"),
        Arguments.of("\0\0\1\0\1\0", "ICO"),
        Arguments.of("\0\0\0\30ftypheic", "HEIC"),
        Arguments.of("\0\0\0\30ftypavif", "AVIF"),
        Arguments.of("P6\n1 1\n255\n", "PNM"),
        Arguments.of("PK\3\4", "ZIP"),
        Arguments.of("\37\213\10", "gzip"),
        Arguments.of("RIFF\1\0\0\0WAVE", "RIFF"),
        Arguments.of("\u00ff\n\1", "JPEG XL"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void whatIsNotTakenIsCalledByItsName(String bytes, String name) {
    assertThat(Pictures.refusal(bytes.getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(new Refusal.NotAnImage(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
  void drawingInWideCharactersIsSeenToo(String charset) {
    assertThat(Pictures.refusal("<svg/>".getBytes(Charset.forName(charset))))
        .isEqualTo(new Refusal.NotAnImage("SVG"));
  }

  @Test
  void signatureAloneIsNoPicture() {
    for (String magic :
        new String[] {
          "\u00ff\u00d8", "\u00ff\u00d8\u00ff", "\u0089PNG\r\n\u001a\n", "GIF89a", "GIF87a",
          "RIFF", "RIFF\0\0\0\0WEBP", "BM", "B", "\u0089"
        }) {
      assertThat(Pictures.refusal(magic.getBytes(StandardCharsets.ISO_8859_1)))
          .isInstanceOfAny(Refusal.NotAnImage.class, Refusal.DamagedImage.class);
    }
  }
}
