package dev.avatargateway.dialect.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InitialsPictureTest {

  @ParameterizedTest
  @CsvSource({
    "eo1zkdr96pdj98pjmq8zy35wba, 7431C4",
    "aaaaaaaaaaaaaaaaaaaaaaaaaa, 23BCE0",
    "yyyyyyyyyyyyyyyyyyyyyyyyyy, FA8606",
    "99999999999999999999999999, 7BC947",
    "abcdefghijklmnopqrstuvwxyz, E3CF12",
    "8fmkw1r7cbd9tqsyeoz3ujphna, C5087E",
    "4xp9fdt77pncbef59f4k1qe83o, C5087E",
  })
  void theUserIdChoosesTheColour(String id, String rgb) {
    assertThat(InitialsPicture.colour(id)).isEqualTo(Integer.parseInt(rgb, 16));
  }

  @Test
  void theHashIsFnv1a() {
    assertThat(InitialsPicture.fnv1a("a")).isEqualTo(0xe40c292c);
  }

  @ParameterizedTest
  @CsvSource({"alice, 65", "Bob, 66", "7of9, 55", "_x, 95", "'', 0", "'  ', 0", "éva, 195"})
  void theUserNameChoosesTheLetter(String username, int letter) {
    assertThat(InitialsPicture.letter(username)).isEqualTo(letter);
  }
}
