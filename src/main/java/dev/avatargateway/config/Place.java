package dev.avatargateway.config;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a product is reached, in the operator's words: some of them may be secrets. */
public final class Place {

  private final Map<String, String> words = new TreeMap<>();

  /** Adds what was given. */
  public Place with(String key, @Nullable String value) {
    if (value != null) {
      if (value.isBlank()) {
        throw new ConfigException("--" + key, "is empty");
      }
      words.put(key, value);
    }
    return this;
  }

  /** What was given, if it was. */
  public Optional<String> find(String key) {
    return Optional.ofNullable(words.get(key));
  }

  /**
   * What must have been given.
   *
   * @throws ConfigException naming the key when it was not
   */
  public String get(String key) {
    return find(key).orElseThrow(() -> new ConfigException("--" + key, "is needed here"));
  }

  /** Whether a key's value begins like an http or https address. */
  public boolean isWeb(String key) {
    return find(key).filter(value -> value.matches("(?i)https?://.*")).isPresent();
  }

  @Override
  public String toString() {
    return "Place" + words.keySet();
  }
}
