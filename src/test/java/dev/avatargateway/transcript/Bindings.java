package dev.avatargateway.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values behind {@code {{...}}}: variables, and what earlier named answers held. */
final class Bindings {
  private static final Pattern REFERENCE = Pattern.compile("\\{\\{([^{}]+)}}");
  private static final Pattern HEADER =
      Pattern.compile("([A-Za-z]\\w*)Response\\.headers(?:\\.([a-z]+)|\\[\"([a-z0-9-]+)\"])");
  private static final Pattern FIELD = Pattern.compile("([A-Za-z]\\w*)([.\\[].+)");

  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, Answer> answers = new HashMap<>();

  Bindings(Map<String, String> given) {
    variables.putAll(given);
  }

  void define(String name, String value) {
    if (variables.putIfAbsent(name, fill(value)) != null) {
      throw new IllegalArgumentException("@" + name + " is given from outside as well");
    }
  }

  void remember(String name, Answer answer) {
    answers.put(name, answer);
  }

  /** The text with every reference replaced; a reference to nothing is an error. */
  String fill(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
  }

  private String value(String reference) {
    String value = variables.get(reference);
    if (value == null) {
      value = header(reference);
    }
    if (value == null) {
      value = field(reference);
    }
    if (value == null) {
      throw new IllegalArgumentException("{{" + reference + "}} has no value");
    }
    return value;
  }

  private @Nullable String header(String reference) {
    Matcher match = HEADER.matcher(reference);
    if (!match.matches() || !answers.containsKey(match.group(1))) {
      return null;
    }
    String name = match.group(2) == null ? match.group(3) : match.group(2);
    return answers.get(match.group(1)).header(name);
  }

  private @Nullable String field(String reference) {
    Matcher match = FIELD.matcher(reference);
    if (!match.matches() || !answers.containsKey(match.group(1))) {
      return null;
    }
    JsonNode node = JsonPath.parse(match.group(2)).in(answers.get(match.group(1)).json());
    return node.isValueNode() && !node.isNull() ? node.asText() : null;
  }
}
