package dev.avatargateway.dialect.libravatar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Sha256;
import dev.avatargateway.core.Sketch;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingsTest {

  private static Order order(String name, Optional<String> initials, Optional<String> fullName) {
    return new Order(name, 80, "", false, initials, fullName);
  }

  private static Sketch draw(Fallback fallback, String name) {
    return Drawings.of(fallback, order(name, Optional.empty(), Optional.empty()), Optional.empty())
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(names = {"IDENTICON", "RETRO"})
  void eachNameHasItsOwnWhichStays(Fallback fallback) {
    assertThat(IntStream.range(0, 500).mapToObj(i -> draw(fallback, "name" + i)))
        .doesNotHaveDuplicates();
    assertThat(draw(fallback, "ada")).isEqualTo(draw(fallback, "ada"));
  }

  /** The same digest has the same drawing in every version of the program. */
  @Test
  void drawingsAreForEver() {
    String digest = "7de8517bce4457e8390aa4006a1880fb";
    assertThat(draw(Fallback.COLOUR, digest)).isEqualTo(new Sketch.Plain(0x31A8CE));
    assertThat(sum(draw(Fallback.IDENTICON, digest)))
        .isEqualTo("3c435d14d5e4f1a971d15d5d43e1050d060dd43500a8a72ae3eaf58e29fde1eb");
    assertThat(sum(draw(Fallback.RETRO, digest)))
        .isEqualTo("bfe72279d3e6750c0a0d4a70a405fdb9ac423f7fda4f7dc0e06d0fc3c5f6f4f1");
  }

  private static String sum(Sketch sketch) {
    return Sha256.of(sketch.toString().getBytes(StandardCharsets.UTF_8)).hex();
  }

  @ParameterizedTest
  @EnumSource(names = {"IDENTICON", "RETRO"})
  void theLeftMirrorsTheRight(Fallback fallback) {
    for (int i = 0; i < 100; i++) {
      Sketch.Mosaic mosaic = (Sketch.Mosaic) draw(fallback, "name" + i);
      int columns = mosaic.columns();
      for (int at = 0; at < columns * columns; at++) {
        int mirrored = at - at % columns + columns - 1 - at % columns;
        assertThat(mosaic.fields().get(at)).isEqualTo(mosaic.fields().get(mirrored));
      }
      assertThat(mosaic.fields()).contains(0, 1);
    }
  }

  @Test
  void theSilhouetteIsTheSameForAll() {
    assertThat(draw(Fallback.SILHOUETTE, "ada")).isEqualTo(draw(Fallback.SILHOUETTE, "bob"));
  }

  @ParameterizedTest
  @CsvSource({
    "JD, , , JD",
    "jd, , , JD",
    "J.D., , , JD",
    "JDX, , , JD",
    "1x, , , 1X",
    "é, , , E",
    ", John Doe, , JD",
    ", Some random user, , SU",
    ", Ada, , A",
    ", '  Ada   Lovelace ', , AL",
    ", (Bob) Ross, , BR",
    ", Ørsted Ångström, , A",
    ", , ada.lovelace, A",
    ", John Doe, ada, JD",
    "X, John Doe, ada, X"
  })
  void lettersAreThoseGivenOrOfTheName(
      String initials, String fullName, String username, String letters) {
    Sketch sketch =
        Drawings.of(
                Fallback.INITIALS,
                order("x", Optional.ofNullable(initials), Optional.ofNullable(fullName)),
                Optional.ofNullable(username))
            .orElseThrow();
    assertThat(sketch).isInstanceOf(Sketch.Letters.class);
    assertThat(((Sketch.Letters) sketch).letters()).isEqualTo(letters);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "…", "山田", "\uD800", "\u202E"})
  void withoutLettersItIsThePlainColour(String name) {
    assertThat(
            Drawings.of(
                Fallback.INITIALS,
                order("x", Optional.empty(), Optional.of(name)),
                Optional.empty()))
        .containsInstanceOf(Sketch.Plain.class);
  }

  @ParameterizedTest
  @CsvSource({
    "404, NOT_FOUND",
    "mp, SILHOUETTE",
    "mm, SILHOUETTE",
    "mystery, SILHOUETTE",
    "'', SILHOUETTE",
    "nonsense, SILHOUETTE",
    "https://evil.example/x.png, SILHOUETTE",
    "Identicon, IDENTICON",
    "retro, RETRO",
    "monsterid, RETRO",
    "wavatar, RETRO",
    "robohash, RETRO",
    "pagan, RETRO",
    "mmng, RETRO",
    "initials, INITIALS",
    "color, COLOUR",
    "blank, BLANK"
  })
  void eachWordHasItsMeaning(String word, Fallback fallback) {
    assertThat(Fallback.of(word)).isEqualTo(fallback);
  }
}
