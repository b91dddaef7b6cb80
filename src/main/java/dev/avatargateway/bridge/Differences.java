package dev.avatargateway.bridge;

import dev.avatargateway.core.Owner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Counts findings and writes the differences among them as CSV; for one thread. */
final class Differences {

  private final CSVPrinter csv;
  private final Map<Finding.Kind, Long> found = new EnumMap<>(Finding.Kind.class);
  private final Tally notCompared = new Tally();
  private long onlyHere;

  Differences(Appendable out) throws IOException {
    csv = new CSVPrinter(out, CSVFormat.RFC4180);
    csv.printRecord("space", "id", "difference", "detail");
  }

  void add(Finding finding) {
    String words = finding.kind().words();
    if (finding.kind() == Finding.Kind.NOT_COMPARED) {
      notCompared.countSkipped(finding.detail());
      return;
    }
    found.merge(finding.kind(), 1L, Long::sum);
    if (!finding.kind().isSame()) {
      Optional<Owner> owner = finding.listing().identity().map(identity -> identity.owner());
      print(
          owner.map(o -> o.space().name()).orElse(""),
          owner.map(Owner::externalId).orElse(finding.listing().label()),
          words,
          finding.detail());
    }
  }

  /** Somebody who shows something here and is not in the list there. */
  void addOnlyHere(Owner owner) {
    onlyHere++;
    print(
        owner.space().name(),
        owner.externalId(),
        Finding.Kind.MISSING_THERE.words(),
        "not in the list there");
  }

  private void print(String... cells) {
    try {
      for (String cell : cells) {
        csv.print(harmless(cell));
      }
      csv.println();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A spreadsheet takes what begins like this for a formula. */
  static String harmless(String cell) {
    boolean formula = !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0;
    return formula ? "'" + cell : cell;
  }

  Comparison comparison(Optional<String> interruption) {
    return new Comparison(
        counted(true), counted(false), notCompared.skipped(), onlyHere, interruption);
  }

  private Map<String, Long> counted(boolean same) {
    Map<String, Long> counts = new LinkedHashMap<>();
    found.forEach(
        (kind, count) -> {
          if (kind.isSame() == same) {
            counts.put(kind.words(), count);
          }
        });
    return counts;
  }
}
