package dev.avatargateway.bridge.cloudreve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A {@code conf.ini}: keys and values in sections, names without regard to case. */
final class IniFile {

  private static final long MAX_BYTES = 1 << 20;

  private final Map<String, String> values;

  private IniFile(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read or is no text of a reasonable length
   */
  static IniFile read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("it is longer than a configuration is");
    }
    return parse(Files.readString(file, StandardCharsets.UTF_8));
  }

  static IniFile parse(String text) throws IOException {
    Map<String, String> values = new HashMap<>();
    String section = "";
    int number = 0;
    for (String raw : text.lines().toList()) {
      number++;
      String line = (number == 1 && raw.startsWith("\uFEFF") ? raw.substring(1) : raw).strip();
      if (line.isEmpty() || line.startsWith(";") || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[") && line.indexOf(']') > 0) {
        section = line.substring(1, line.indexOf(']')).strip();
        continue;
      }
      int sign = firstOf(line, '=', ':');
      if (sign < 1) {
        throw new IOException("line " + number + " is neither a section nor a key with a value");
      }
      values.put(key(section, line.substring(0, sign)), value(line.substring(sign + 1).strip()));
    }
    return new IniFile(values);
  }

  /** A value; empty also where it is written and empty. */
  Optional<String> get(String section, String key) {
    return Optional.ofNullable(values.get(key(section, key))).filter(value -> !value.isEmpty());
  }

  private static String key(String section, String key) {
    return section.toLowerCase(Locale.ROOT) + "\n" + key.strip().toLowerCase(Locale.ROOT);
  }

  private static String value(String text) {
    char quote = text.isEmpty() ? ' ' : text.charAt(0);
    if (quote == '"' || quote == '`' || quote == '\'') {
      int end = text.lastIndexOf(quote);
      if (end > 0) {
        return text.substring(1, end);
      }
    }
    for (int i = 1; i < text.length(); i++) {
      boolean comment = text.charAt(i) == ';' || text.charAt(i) == '#';
      if (comment && Character.isWhitespace(text.charAt(i - 1))) {
        return text.substring(0, i).strip();
      }
    }
    return text;
  }

  private static int firstOf(String line, char one, char other) {
    int first = line.indexOf(one);
    int second = line.indexOf(other);
    return first < 0 ? second : second < 0 ? first : Math.min(first, second);
  }
}
