package dev.avatargateway.dialect.creatorshub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.io.InputStream;

/** Reads {@code {"avatarUrl": "…"}} from a stranger. */
final class AvatarUrlBody {

  /** An address has 2,048 characters at most in practice; the rest is room for other members. */
  private static final int MAX_BYTES = 16 * 1024;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(16).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private AvatarUrlBody() {}

  static String read(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw malformed("The JSON is longer than " + MAX_BYTES + " bytes");
      }
      JsonNode url = MAPPER.readTree(bytes).path("avatarUrl");
      if (!url.isTextual()) {
        throw malformed("The JSON needs a string avatarUrl");
      }
      return url.textValue();
    } catch (JsonProcessingException e) {
      throw malformed("The body is not valid JSON");
    } catch (IOException e) {
      throw malformed("The body ended early");
    }
  }

  private static RefusedException malformed(String what) {
    return new RefusedException(new Refusal.Malformed(what));
  }
}
