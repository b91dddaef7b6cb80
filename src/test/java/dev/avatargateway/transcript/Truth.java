package dev.avatargateway.transcript;

import com.fasterxml.jackson.databind.JsonNode;

/** JavaScript's view of a value, as far as assertions depend on it. */
final class Truth {
  private Truth() {}

  static boolean same(JsonNode actual, String expected) {
    return switch (actual.getNodeType()) {
      case MISSING -> expected.equals("undefined");
      case STRING -> actual.textValue().equals(expected);
      case NUMBER -> actual.doubleValue() == number(expected);
      case ARRAY, OBJECT, BOOLEAN, NULL, BINARY, POJO -> actual.toString().equals(expected);
    };
  }

  static boolean isTrue(JsonNode value) {
    return switch (value.getNodeType()) {
      case MISSING, NULL -> false;
      case STRING -> !value.textValue().isEmpty();
      case NUMBER -> value.doubleValue() != 0;
      case BOOLEAN -> value.booleanValue();
      case ARRAY, OBJECT, BINARY, POJO -> true;
    };
  }

  /** The text in which words are looked for: empty for what is absent. */
  static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isTextual() ? value.textValue() : value.toString();
  }

  static double number(JsonNode value) {
    return value.isNumber() ? value.doubleValue() : number(text(value));
  }

  static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
