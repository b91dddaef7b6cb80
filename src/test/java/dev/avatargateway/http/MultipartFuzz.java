package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.io.InputStream;

/** Multipart forms of any make: a file of theirs is read to its end, or they are refused. */
final class MultipartFuzz {

  @DictionaryEntries({
    "--b\\x0d\\x0a",
    "--b--\\x0d\\x0a",
    "\\x0d\\x0a\\x0d\\x0a",
    "Content-Disposition: form-data; name=\\\"image\\\"; filename=\\\"a.png\\\"\\x0d\\x0a",
    "Content-Type: multipart/mixed; boundary=c\\x0d\\x0a",
    "multipart/form-data; boundary=b",
    "multipart/form-data; boundary=\\\"b\\\"",
    "filename*=UTF-8''a%00",
    "Content-Transfer-Encoding: base64\\x0d\\x0a"
  })
  @FuzzTest(maxDuration = "20s")
  void aFileOrARefusal(FuzzedDataProvider data) throws IOException {
    boolean usual = data.consumeBoolean();
    String type = usual ? "multipart/form-data; boundary=b" : data.consumeAsciiString(100);
    Multipart.Repeated repeated = data.pickValue(Multipart.Repeated.values());
    byte[] body = data.consumeRemainingAsBytes();
    WireRequest request = Requests.withBody("POST", "/", body, "Content-Type: " + type);
    try (InputStream file = Multipart.file(request, "image", 4096, repeated).open()) {
      assertThat(file.readAllBytes()).hasSizeLessThan(body.length);
    } catch (RefusedException e) {
      assertThat(e.refusal()).isNotNull();
    }
  }
}
