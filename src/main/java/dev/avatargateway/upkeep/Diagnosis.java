package dev.avatargateway.upkeep;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the doctor counted; for one thread. */
public final class Diagnosis {

  private final Map<Finding.Kind, Long> found = new EnumMap<>(Finding.Kind.class);
  private long referenced;
  private long stored;
  private long wrong;
  private long setAside;

  void countReferenced(long more) {
    referenced += more;
  }

  void countStored(long more) {
    stored += more;
  }

  void count(Finding finding) {
    found.merge(finding.kind(), 1L, Long::sum);
    wrong += finding.isWrong() ? 1 : 0;
    setAside += finding.setAside() ? 1 : 0;
  }

  /** How often this was found. */
  public long count(Finding.Kind kind) {
    return found.getOrDefault(kind, 0L);
  }

  /** The summary for the operator. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line("in the catalog", referenced));
    lines.add(line("in the store", stored));
    for (Finding.Kind kind : Finding.Kind.values()) {
      lines.add(line(kind.toString(), count(kind)));
    }
    lines.add(line("moved to the trash", setAside));
    return lines;
  }

  private static String line(String what, long count) {
    return String.format(Locale.ROOT, "%s: %,d", what, count);
  }

  /** 0 when nothing is wrong, 1 when something was found, set aside or not. */
  public int exitStatus() {
    return wrong == 0 ? 0 : 1;
  }
}
