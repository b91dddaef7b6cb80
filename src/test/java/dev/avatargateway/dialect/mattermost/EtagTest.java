package dev.avatargateway.dialect.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Rendition;
import dev.avatargateway.core.Sha256;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EtagTest {

  private static final Sha256 DIGEST = Sha256.of(new byte[0]);
  private static final Look WEARING =
      new Look.Wearing(
          new Picture(
              new BlobKey(DIGEST),
              List.of(new Rendition("128.png", ImageType.PNG, 128, 0, 1, DIGEST)),
              DIGEST));

  @Test
  void theSignTellsPicturesFromInitials() {
    assertThat(Etag.of(Portrait.UNTOUCHED)).isEqualTo("0");
    assertThat(Etag.of(new Portrait(WEARING, 1700, 1))).isEqualTo("1700");
    assertThat(Etag.of(new Portrait(Look.NONE, 1700, 1))).isEqualTo("-1700");
    assertThat(Etag.of(new Portrait(Look.GRAVATAR, 1700, 1))).isEqualTo("-1700");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1700", "\"1700\""})
  void bareAndQuotedMatch(String asked) {
    assertThat(Etag.matches(asked, new Portrait(WEARING, 1700, 1))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "W/\"1700\"", "1700, 2", "\"1700\", \"2\"", "-1700", " 1700"})
  void nothingElseMatches(String asked) {
    assertThat(Etag.matches(asked, new Portrait(WEARING, 1700, 1))).isFalse();
  }
}
