package dev.avatargateway.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.blob.MemoryBlobStore;
import dev.avatargateway.contract.Samples;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that cannot be built badly. */
class ValuesTest {

  private static final Sha256 DIGEST = Sha256.of(new byte[0]);

  private static void assertBad(ThrowingCallable made) {
    assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0000", "a\nb", "\u007f", "\u0085", "\ud800", "a\udc00"})
  void idsHaveNoControlCharactersAndNoHalfCharacters(String id) {
    assertThat(Owner.isId(id)).isFalse();
    assertBad(() -> Samples.cloudreve(id));
  }

  @Test
  void idsHaveAtMost255Characters() {
    assertThat(Samples.cloudreve("x".repeat(255)).externalId()).hasSize(255);
    assertBad(() -> Samples.cloudreve("x".repeat(256)));
  }

  @Test
  void idsAreComparedExactly() {
    assertThat(Samples.cloudreve("a")).isNotEqualTo(Samples.cloudreve("A"));
    assertThat(Samples.cloudreve("a b/../😀")).hasToString("cloudreve:a b/../😀");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Cloudreve", "1a", "a-b", "a ", "a\n"})
  void spacesAreLowerCaseWords(String name) {
    assertBad(() -> new Space(name));
  }

  @Test
  void spacesHaveAtMost32Letters() {
    assertThat(new Space("a".repeat(32))).hasToString("a".repeat(32));
    assertBad(() -> new Space("a".repeat(33)));
  }

  @Test
  void digestsAre64LowerCaseDigits() {
    String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assertThat(DIGEST.hex()).isEqualTo(empty);
    assertBad(() -> new Sha256(empty.toUpperCase(Locale.ROOT)));
    assertBad(() -> new Sha256(empty.substring(1)));
    assertBad(() -> new Sha256(empty + "0"));
    assertBad(() -> new Sha256(empty + "\n"));
  }

  @Test
  void digestOfABufferIsThatOfWhatRemainsAndLeavesItThere() {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {9, 1, 2, 9}, 1, 2);
    assertThat(Sha256.of(bytes)).isEqualTo(Sha256.of(new byte[] {1, 2}));
    assertThat(bytes.position()).isEqualTo(1);
  }

  @Test
  void cutsAreSquaresThatCanBeMade() {
    assertThat(Cut.square(200, ImageType.PNG).name()).isEqualTo("200.png");
    assertThat(Cut.master(2048, ImageType.JPEG).name()).isEqualTo("master.jpg");
    assertBad(() -> Cut.square(0, ImageType.PNG));
    assertBad(() -> Cut.master(2049, ImageType.PNG));
    assertBad(() -> Cut.square(64, ImageType.WEBP));
    assertBad(() -> new Cut("", 64, true, ImageType.PNG));
    assertBad(() -> new Cut("x".repeat(65), 64, true, ImageType.PNG));
  }

  @Test
  void renditionsAreRangesOfSomething() {
    assertBad(() -> new Rendition("", ImageType.PNG, 1, 0, 1, DIGEST));
    assertBad(() -> new Rendition("1.png", ImageType.PNG, 0, 0, 1, DIGEST));
    assertBad(() -> new Rendition("1.png", ImageType.PNG, 1, -1, 1, DIGEST));
    assertBad(() -> new Rendition("1.png", ImageType.PNG, 1, 0, 0, DIGEST));
  }

  @Test
  void picturesHaveOneRenditionForEachCut() {
    BlobKey pack = new BlobKey(DIGEST);
    Rendition one = new Rendition("1.png", ImageType.PNG, 1, 0, 1, DIGEST);
    Rendition again = new Rendition("1.png", ImageType.PNG, 1, 1, 1, DIGEST);
    assertBad(() -> new Picture(pack, List.of(), DIGEST));
    assertBad(() -> new Picture(pack, List.of(one, again), DIGEST));
    assertThat(new Picture(pack, List.of(one), DIGEST).rendition("1.png")).contains(one);
    assertThat(new Picture(pack, List.of(one), DIGEST).rendition("2.png")).isEmpty();
  }

  @Test
  void portraitsHaveNoTimesBefore1970() {
    assertBad(() -> new Portrait(Look.NONE, -1, 0));
    assertBad(() -> new Portrait(Look.NONE, 0, -1));
    assertThat(Portrait.UNTOUCHED.picture()).isEmpty();
  }

  @Test
  void limitsAreAtLeastOne() {
    assertBad(() -> new NewAvatar.Limits(0, 1));
    assertBad(() -> new NewAvatar.Limits(1, 0));
  }

  @Test
  void wardrobesMakeCutsWithNamesOfTheirOwn() {
    Cut cut = Cut.square(64, ImageType.PNG);
    for (List<Cut> cuts : List.of(List.<Cut>of(), List.of(cut, cut))) {
      assertBad(
          () ->
              new Wardrobe(
                  new Intake(Path.of("unused")),
                  (url, maxBytes) -> InputStream.nullInputStream(),
                  Hall.IMAGING,
                  new MemoryBlobStore(),
                  cuts));
    }
  }

  @Test
  void personKeysAreReadAsTheyArePrinted() {
    PersonKey key = PersonKey.random();
    assertThat(PersonKey.parse(key.toString())).isEqualTo(key);
    assertBad(() -> PersonKey.parse("nobody"));
  }

  @Test
  void callersShowNoSecret() {
    Caller caller =
        new Caller(
            Identity.of(Samples.cloudreve("a")),
            Set.of(),
            Caller.Issuer.GATEWAY,
            new Credential("hunter2"));
    assertThat(caller.toString()).doesNotContain("hunter2");
    assertBad(() -> new Credential(""));
  }

  @Test
  void whatIsToldOfAnIdentityTakesThePlaceOfWhatWasKnown() {
    Owner owner = Samples.cloudreve("a");
    Identity known = new Identity(owner, "old", "old@example.org");
    assertThat(known.with(new Identity(owner, "new", null)))
        .isEqualTo(new Identity(owner, "new", "old@example.org"));
    assertThat(known.with(Identity.of(owner))).isEqualTo(known);
  }
}
