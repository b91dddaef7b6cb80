package dev.avatargateway.dialect.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Refusal;
import org.junit.jupiter.api.Test;

final class WordsTest {

  private static final Owner NOBODY =
      new Owner(MattermostDialect.SPACE, "aaaaaaaaaaaaaaaaaaaaaaaaaa");

  @Test
  void anUnknownUserIsABadParameterOfAnUploadOnly() {
    Refusal unknown = new Refusal.UnknownPerson(NOBODY);

    assertThat(Words.of("POST", unknown)).isEqualTo(AppError.BAD_USER_ID);
    assertThat(Words.of("GET", unknown)).isEqualTo(AppError.NO_SUCH_USER);
    assertThat(Words.of("DELETE", unknown)).isEqualTo(AppError.NO_SUCH_USER);
  }

  @Test
  void picturesThatAreNoneOrTooLargeFailTheSameCheck() {
    assertThat(Words.of("POST", new Refusal.NotAnImage("text")))
        .isEqualTo(Words.of("POST", new Refusal.TooManyPixels(1, 2)))
        .isEqualTo(AppError.LIMITS_EXCEEDED);
    assertThat(Words.of("POST", new Refusal.DamagedImage(ImageType.PNG)))
        .isEqualTo(AppError.NOT_DECODED);
  }

  @Test
  void aRequestThatCannotBeReadIsItsSendersFault() {
    assertThat(Words.of("POST", new Refusal.Malformed("x")).status()).isEqualTo(400);
  }
}
