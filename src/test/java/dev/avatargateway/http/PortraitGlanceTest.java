package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Sitting;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When words are found anew, and what is answered with them. */
class PortraitGlanceTest {

  private static final Identity ADA = Identity.of(Samples.mattermost("ada"));

  private final List<Sitting> worded = new ArrayList<>();
  private Optional<Sitting> shown = Optional.of(new Sitting(ADA, new Portrait(Look.NONE, 1, 1)));
  private Optional<ByteBuffer> bytes = Optional.of(ByteBuffer.wrap(new byte[] {1, 2, 3}));
  private final Glance glance = new PortraitGlance(_ -> shown, this::words);

  private Optional<PortraitGlance.Words> words(Sitting sitting) {
    worded.add(sitting);
    String tag = "\"" + sitting.portrait().changedAt() + "\"";
    return Optional.of(
        new PortraitGlance.Words(
            Answer.of(200).with("ETag", tag), () -> bytes, Answer.of(304), tag::equals));
  }

  private Optional<Answer> ask(String... headers) {
    return glance.at(Requests.of("GET", "/", headers));
  }

  @Test
  void wordsAreFoundOnceForWhatStaysTheSame() {
    assertThat(ask().orElseThrow().header("ETag")).contains("\"1\"");
    shown = shown.map(same -> new Sitting(same.identity(), same.portrait()));
    assertThat(ask().orElseThrow().body()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    assertThat(worded).hasSize(1);
  }

  @Test
  void changeOfPortraitOrNameIsWordedAnew() {
    ask();
    shown = Optional.of(new Sitting(ADA, new Portrait(Look.NONE, 2, 2)));
    assertThat(ask().orElseThrow().header("ETag")).contains("\"2\"");
    shown = shown.map(s -> new Sitting(new Identity(ADA.owner(), "zoe", null), s.portrait()));
    ask();
    assertThat(worded).hasSize(3);
  }

  @Test
  void whoHasItIsToldSo() {
    assertThat(ask("If-None-Match: \"1\"").orElseThrow().status()).isEqualTo(304);
    assertThat(ask("If-None-Match: \"2\"").orElseThrow().status()).isEqualTo(200);
  }

  @Test
  void nothingIsSaidOfWhoIsNotRememberedAndOfBytesThatAreNot() {
    bytes = Optional.empty();
    assertThat(ask()).isEmpty();
    assertThat(ask("If-None-Match: \"1\"")).isPresent();
    shown = Optional.empty();
    assertThat(ask("If-None-Match: \"1\"")).isEmpty();
  }
}
