package dev.avatargateway.bridge.creatorshub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.avatargateway.bridge.ProductApi.Reply;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The JSON of answers. */
final class Json {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  /** An answer's body; a missing node when it is no JSON. */
  static JsonNode of(Reply reply) {
    try {
      return MAPPER.readTree(reply.body().toByteArray());
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  /** A string with something in it, or null. */
  static @Nullable String text(JsonNode node) {
    return node.isTextual() && !node.textValue().isEmpty() ? node.textValue() : null;
  }
}
