package dev.avatargateway.stack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines with which a command of the bridge ends, read as an operator reads them: every number
 * is the sum of those that stand deeper below it.
 *
 * @param main the first line, and those one step deeper, by name
 * @param reasons those two steps deeper, by the name above them and their own
 */
record Count(Map<String, Long> main, Map<String, SortedMap<String, Long>> reasons) {

  private static final Pattern LINE = Pattern.compile("( *)(.*\\S) {2,}([0-9,]+)");

  static long parse(String grouped) {
    return Long.parseLong(grouped.replace(",", ""));
  }

  /** Reads what was printed, and fails unless it adds up. */
  static Count read(String printed) {
    Map<String, Long> main = new LinkedHashMap<>();
    Map<String, SortedMap<String, Long>> reasons = new LinkedHashMap<>();
    String above = "";
    for (String line : printed.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      assertThat(matcher.matches()).as("a name and a number: %s", line).isTrue();
      String name = matcher.group(2);
      long count = parse(matcher.group(3));
      if (matcher.group(1).length() > 2) {
        reasons.computeIfAbsent(above, _ -> new TreeMap<>()).put(name, count);
      } else {
        main.put(name, count);
        above = name;
      }
    }
    reasons.forEach(
        (name, parts) ->
            assertThat(parts.values().stream().mapToLong(Long::longValue).sum())
                .as("%s in%n%s", name, printed)
                .isEqualTo(main.get(name)));
    return new Count(main, reasons);
  }

  /** A summary, of which what was read is what became of it. */
  static Count summary(String printed, String verb) {
    Count count = read(printed);
    assertThat(count.main).containsOnlyKeys("read", verb, "unchanged", "skipped", "failed");
    assertThat(count.of(verb) + count.of("unchanged") + count.of("skipped") + count.of("failed"))
        .as(printed)
        .isEqualTo(count.of("read"));
    return count;
  }

  long of(String name) {
    return requireNonNull(main.get(name), name);
  }

  SortedMap<String, Long> reasons(String name) {
    return reasons.getOrDefault(name, new TreeMap<>());
  }
}
