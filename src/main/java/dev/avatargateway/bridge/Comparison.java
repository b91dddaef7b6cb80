package dev.avatargateway.bridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What comparing both sides came to.
 *
 * @param same how many are the same, by how
 * @param differences how many differ, by how
 * @param skipped how many of the source are not to be compared, by reason
 * @param interruption why it ended early, in one sentence; empty when it came to its end
 */
public record Comparison(
    Map<String, Long> same,
    Map<String, Long> differences,
    Map<String, Long> skipped,
    Optional<String> interruption) {

  /** Whether everybody was compared and nothing differs. */
  public boolean isEmpty() {
    return differences.isEmpty() && interruption.isEmpty();
  }

  /** What to print: aligned lines that add up. */
  public List<String> lines() {
    return List.of();
  }

  /** 0 when it is empty, else 1. */
  public int exitStatus() {
    return isEmpty() ? 0 : 1;
  }
}
