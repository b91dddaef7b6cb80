package dev.avatargateway.bridge;

import dev.avatargateway.bridge.Summary.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What comparing both sides came to.
 *
 * @param same how many of the list there show the same here, by how
 * @param differences how many of the list there show something else here, by how
 * @param notCompared how many of the list there are left out, by reason
 * @param onlyHere how many show something here and are not in the list there
 * @param interruption why it ended early, in one sentence; empty when it came to its end
 */
public record Comparison(
    Map<String, Long> same,
    Map<String, Long> differences,
    Map<String, Long> notCompared,
    long onlyHere,
    Optional<String> interruption) {

  public Comparison {
    same = Collections.unmodifiableMap(new LinkedHashMap<>(same));
    differences = Collections.unmodifiableMap(new LinkedHashMap<>(differences));
    notCompared = Collections.unmodifiableMap(new LinkedHashMap<>(notCompared));
  }

  /** Whether everybody was compared and nothing differs. */
  public boolean isEmpty() {
    return differences.isEmpty() && onlyHere == 0 && interruption.isEmpty();
  }

  /** 0 when it is empty, else 1. */
  public int exitStatus() {
    return isEmpty() ? 0 : 1;
  }

  /** What to print: aligned lines that add up. */
  public List<String> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("read there", sum(same) + sum(differences) + sum(notCompared)));
    add(lines, "same", same);
    add(lines, "differ", differences);
    add(lines, "not compared", notCompared);
    lines.add(new Line("only here", onlyHere));
    return Summary.printed(lines, interruption);
  }

  private static void add(List<Line> lines, String name, Map<String, Long> counts) {
    lines.add(new Line("  " + name, sum(counts)));
    counts.forEach((how, count) -> lines.add(new Line("    " + how, count)));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
