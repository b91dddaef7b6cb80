package dev.avatargateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What the page's own tokens are worth, and for how long. */
class PageTokensTest {

  private static final Owner ADA = new Owner(new Space("cloudreve"), "lpua");
  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.ofEpochSecond(1_800_000_000));
  private final PageTokens tokens = tokens("a");

  private PageTokens tokens(String letter) {
    return new PageTokens(HmacSecret.of(letter.repeat(40)), owner -> owner, now::get);
  }

  @Test
  void aLinkNamesItsOwnerUntilItIsOver() {
    Credential link = tokens.mintLink(ADA, HOUR);

    PageTokens.Link read = tokens.readLink(link).orElseThrow();
    assertThat(read.owner()).isEqualTo(ADA);
    assertThat(read.until()).isEqualTo(now.get().plus(HOUR));
    assertThat(read.id()).hasSize(22);
    assertThat(tokens.readLink(tokens.mintLink(ADA, HOUR)).orElseThrow().id())
        .isNotEqualTo(read.id());
    now.set(now.get().plus(HOUR));
    assertThat(tokens.readLink(link)).isEmpty();
  }

  @Test
  void aSessionEnds() {
    Credential session = tokens.mintSession(ADA, HOUR);

    assertThat(tokens.readSession(session)).contains(ADA);
    now.set(now.get().plus(HOUR));
    assertThat(tokens.readSession(session)).isEmpty();
  }

  @Test
  void neitherIsTakenForTheOtherNorForOneOfAnotherGateway() {
    assertThat(tokens.readLink(tokens.mintSession(ADA, HOUR))).isEmpty();
    assertThat(tokens.readSession(tokens.mintLink(ADA, HOUR))).isEmpty();
    assertThat(tokens.readLink(tokens("b").mintLink(ADA, HOUR))).isEmpty();
    assertThat(tokens.readSession(tokens("b").mintSession(ADA, HOUR))).isEmpty();
    assertThat(tokens.readSession(new Credential("words"))).isEmpty();
  }

  @Test
  void aLinkIsGoodForADayAtMost() {
    assertThatThrownBy(() -> tokens.mintLink(ADA, Duration.ofDays(1).plusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
