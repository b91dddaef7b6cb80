package dev.avatargateway.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way into a JSON value that means the same in JavaScript: {@code .a.b[0]["c-d"]}. */
record JsonPath(String text, List<String> steps) {
  private static final Pattern STEP =
      Pattern.compile("\\.([A-Za-z_$][\\w$]*)|\\[(\\d+)]|\\[\"([^\"\\\\\\]]+)\"]");

  JsonPath {
    steps = List.copyOf(steps);
  }

  static JsonPath parse(String text) {
    List<String> steps = new ArrayList<>();
    Matcher match = STEP.matcher(text);
    int end = 0;
    while (match.find() && match.start() == end) {
      for (int group = 1; group <= 3; group++) {
        if (match.group(group) != null) {
          steps.add(match.group(group));
        }
      }
      end = match.end();
    }
    if (end != text.length() || steps.contains("length")) {
      throw new IllegalArgumentException("'" + text + "' is no path of the subset");
    }
    return new JsonPath(text, steps);
  }

  /** The value at this path; only the last step may be absent, as in JavaScript. */
  JsonNode in(JsonNode root) {
    JsonNode node = root;
    for (String step : steps) {
      if (node.isMissingNode() || node.isNull()) {
        throw new IllegalArgumentException("nothing before '" + step + "' of " + text);
      }
      JsonNode child = node.isArray() ? element(node, step) : node.get(step);
      node = child == null ? MissingNode.getInstance() : child;
    }
    return node;
  }

  private static JsonNode element(JsonNode array, String step) {
    boolean index = step.chars().allMatch(Character::isDigit) && step.length() < 9;
    return index ? array.path(Integer.parseInt(step)) : MissingNode.getInstance();
  }
}
