package dev.avatargateway.page;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every word the page says to people, by name; they stand in {@code texts.json}. */
final class Texts {

  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private final Map<String, String> words;

  private Texts(Map<String, String> words) {
    this.words = Map.copyOf(words);
  }

  static Texts load() {
    try (InputStream in = Texts.class.getResourceAsStream("texts.json")) {
      return new Texts(new JsonMapper().readValue(in, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String get(String name) {
    String word = words.get(name);
    if (word == null) {
      throw new IllegalArgumentException("no text is called " + name);
    }
    return word;
  }

  /** A text with {@code {}} in it, in whose place a value is put. */
  String get(String name, Object value) {
    return get(name).replace("{}", String.valueOf(value));
  }

  /** HTML with the texts in the places of their names. */
  String fill(String html) {
    return PLACE.matcher(html).replaceAll(found -> Matcher.quoteReplacement(escaped(found)));
  }

  private String escaped(MatchResult found) {
    return get(found.group(1)).replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** A module that exports all of them. */
  String module() {
    try {
      return "export default " + new JsonMapper().writeValueAsString(words) + ";\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
