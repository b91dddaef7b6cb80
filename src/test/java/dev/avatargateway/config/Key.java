package dev.avatargateway.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One key of a command, and what its rooms must get.
 *
 * @param flag how it is written on the command line
 * @param line types a command line with everything else that the command needs
 * @param standard what is read without a word from the operator
 * @param first a good value, and what the rooms make of it
 * @param second another one
 * @param bad values that are refused
 */
record Key(
    String flag,
    Line line,
    @Nullable Object standard,
    Map.Entry<String, Object> first,
    Map.Entry<String, Object> second,
    List<String> bad) {

  /** Types a line and reads the key. */
  interface Line {

    Typed type(Map<String, String> variables, String... flags);
  }

  String variable() {
    return "GATEWAY_" + flag.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return flag;
  }
}
