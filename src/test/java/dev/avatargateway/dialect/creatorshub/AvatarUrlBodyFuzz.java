package dev.avatargateway.dialect.creatorshub;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.avatargateway.core.RefusedException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** JSON bodies and ids of any make: an address that stood there, or a refusal. */
final class AvatarUrlBodyFuzz {

  @DictionaryEntries({
    "{\\\"avatarUrl\\\":\\\"",
    "\\\"}",
    "\\\\u0000",
    "null",
    "[[[[",
    "\\\"@class\\\":",
    "1e9"
  })
  @FuzzTest(maxDuration = "20s")
  void anAddressOrARefusal(byte[] body) {
    try {
      String url = AvatarUrlBody.read(new ByteArrayInputStream(body));
      assertThat(url).hasSizeLessThanOrEqualTo(body.length);
    } catch (RefusedException e) {
      assertThat(e.refusal()).isNotNull();
    }
    String text = new String(body, StandardCharsets.UTF_8);
    if (UserId.isOne(text)) {
      assertThat(Long.toUnsignedString(Long.parseUnsignedLong(text))).isEqualTo(text);
    }
  }
}
