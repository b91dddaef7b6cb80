package dev.avatargateway.dialect.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestIdTest {

  @ParameterizedTest
  @CsvSource({
    "00000000000000000000000000000000, yyyyyyyyyyyyyyyyyyyyyyyyyy",
    "ffffffffffffffffffffffffffffffff, 9999999999999999999999999h",
    "00112233445546778899aabbccddeeff, yye1rc4rkid8xnr3ik7h3zxq9h",
    "f47ac10b58cc4372a5670e02b2c3d479, 6t7cnn4a3tbzfjm8babmfo6wxr",
    "000102030405060708090a0b0c0d0e0f, yyyoryarywdyqnyjbefoadeqbh",
  })
  void sixteenBytesBecomeTheProductsLetters(String hex, String id) {
    assertThat(RequestId.encode(HexFormat.of().parseHex(hex))).isEqualTo(id);
  }

  @Test
  void freshOnesDiffer() {
    assertThat(RequestId.fresh())
        .matches("[ybndrfg8ejkmcpqxot1uwisza345h769]{26}")
        .isNotEqualTo(RequestId.fresh());
  }
}
