package dev.avatargateway.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an OpenAPI file says of one status of an operation.
 *
 * @param response the response object
 */
record DescribedResponse(Description description, JsonNode response) {

  /** Why the answer is another one. */
  Optional<String> refute(Answer answer, boolean headersOnly) {
    return refuteHeaders(answer).or(() -> refuteContent(answer, headersOnly));
  }

  private Optional<String> refuteHeaders(Answer answer) {
    for (Map.Entry<String, JsonNode> entry : response.path("headers").properties()) {
      JsonNode header = description.resolve(entry.getValue());
      String value = answer.header(entry.getKey());
      if (value == null && header.path("required").asBoolean()) {
        return Optional.of("the header " + entry.getKey() + " is missing");
      }
      Optional<String> why =
          value == null ? Optional.empty() : refute(header.path("schema"), value);
      if (why.isPresent()) {
        return Optional.of("the header " + entry.getKey() + ": " + why.get());
      }
    }
    return Optional.empty();
  }

  /** A header is text, which may be a number. */
  private Optional<String> refute(JsonNode schema, String value) {
    Optional<String> asText = description.refute(schema, JsonNodeFactory.instance.textNode(value));
    return asText.isPresent() && value.matches("0|[1-9][0-9]{0,17}")
        ? description.refute(schema, JsonNodeFactory.instance.numberNode(Long.parseLong(value)))
        : asText;
  }

  private Optional<String> refuteContent(Answer answer, boolean headersOnly) {
    String type = answer.header("Content-Type");
    if (type == null) {
      return answer.body().length == 0
          ? Optional.empty()
          : Optional.of("a body without a Content-Type");
    }
    for (Map.Entry<String, JsonNode> content : response.path("content").properties()) {
      if (isSameType(content.getKey(), type)) {
        JsonNode schema = content.getValue().path("schema");
        return headersOnly || schema.isMissingNode()
            ? Optional.empty()
            : description.refute(schema, value(answer, type));
      }
    }
    return Optional.of("the Content-Type " + type + " is not described");
  }

  private static JsonNode value(Answer answer, String type) {
    return type.contains("json") ? answer.json() : JsonNodeFactory.instance.textNode(answer.text());
  }

  /** Whether a type is what is described; where no parameters are, any will do. */
  private static boolean isSameType(String described, String type) {
    String given = described.contains(";") ? type : type.replaceFirst(";.*", "");
    return described.toLowerCase(Locale.ROOT).equals(given.strip().toLowerCase(Locale.ROOT));
  }
}
