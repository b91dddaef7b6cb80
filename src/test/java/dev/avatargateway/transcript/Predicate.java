package dev.avatargateway.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** How an assertion compares, with the truth values of httpYac and of JavaScript below it. */
enum Predicate {
  EQUAL("=="),
  NOT_EQUAL("!="),
  INCLUDES("includes"),
  STARTS_WITH("startsWith"),
  ENDS_WITH("endsWith"),
  MATCHES("matches"),
  SHA256("sha256"),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  LOWER("<"),
  LOWER_OR_EQUAL("<="),
  EXISTS("exists"),
  IS_FALSE("isFalse"),
  IS_STRING("isString"),
  IS_NUMBER("isNumber"),
  IS_BOOLEAN("isBoolean"),
  IS_ARRAY("isArray");

  private final String word;

  Predicate(String word) {
    this.word = word;
  }

  static Predicate parse(String word) {
    return Arrays.stream(values())
        .filter(predicate -> predicate.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is not in the subset"));
  }

  boolean takesValue() {
    return compareTo(EXISTS) < 0;
  }

  boolean holds(JsonNode actual, String expected) {
    return switch (this) {
      case EQUAL -> Truth.same(actual, expected);
      case NOT_EQUAL -> !actual.isContainerNode() && !Truth.same(actual, expected);
      case INCLUDES -> Truth.text(actual).contains(expected);
      case STARTS_WITH -> Truth.text(actual).startsWith(expected);
      case ENDS_WITH -> Truth.text(actual).endsWith(expected);
      case MATCHES ->
          !Truth.text(actual).isEmpty()
              && ScriptPattern.compile(expected).matcher(Truth.text(actual)).find();
      case SHA256 -> describe(actual).equals(expected);
      case GREATER -> Truth.number(actual) > Truth.number(expected);
      case GREATER_OR_EQUAL -> Truth.number(actual) >= Truth.number(expected);
      case LOWER -> Truth.number(actual) < Truth.number(expected);
      case LOWER_OR_EQUAL -> Truth.number(actual) <= Truth.number(expected);
      case EXISTS -> Truth.isTrue(actual);
      case IS_FALSE -> !Truth.isTrue(actual);
      case IS_STRING -> actual.isTextual();
      case IS_NUMBER -> actual.isNumber();
      case IS_BOOLEAN -> actual.isBoolean();
      case IS_ARRAY -> actual.isArray();
    };
  }

  /** What came, in the form in which this predicate compares it. */
  String describe(JsonNode actual) {
    try {
      if (this == SHA256) {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(actual.binaryValue());
        return Base64.getEncoder().encodeToString(hash);
      }
      return actual.isTextual() ? actual.textValue() : actual.toString();
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
