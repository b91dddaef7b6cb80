package dev.avatargateway.dialect.creatorshub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.io.InputStream;

/** Reads {@code {"avatarUrl": "…"}} from a stranger, in UTF-8, UTF-16 or UTF-32. */
final class AvatarUrlBody {

  /** An address has 2,048 characters at most in practice; the rest is room for other members. */
  static final int MAX_BYTES = 16 * 1024;

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

  /** The address; {@link Refusal.Malformed} or {@link Refusal.TooLarge} when there is none. */
  static String read(InputStream body) {
    JsonNode url = parse(bytes(body)).path("avatarUrl");
    if (!url.isTextual()) {
      throw malformed("The JSON needs a string avatarUrl");
    }
    return url.textValue();
  }

  private static byte[] bytes(InputStream body) {
    try (body) {
      byte[] bytes = body.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new RefusedException(new Refusal.TooLarge(MAX_BYTES, -1));
      }
      return bytes;
    } catch (IOException e) {
      throw malformed("The body ended early");
    }
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return MAPPER.readTree(bytes);
    } catch (IOException e) {
      throw malformed("The body is not valid JSON");
    }
  }

  private static RefusedException malformed(String what) {
    return new RefusedException(new Refusal.Malformed(what));
  }
}
