package dev.avatargateway.bridge;

import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Namesakes;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Joins identities of one person, as the operator asks for it. Doing it again changes nothing. */
public final class Linker {

  private static final CSVFormat FORM =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();

  private static final String STOPPED = "stopped; running it again changes only what is left";

  private final Bulk bulk;
  private final Consumer<String> report;
  private final RunOptions options;

  /**
   * @param report gets a line for each pair that would be joined in a dry run, and for each address
   *     that is ambiguous: ids, never addresses
   */
  public Linker(Bulk bulk, Consumer<String> report, RunOptions options) {
    this.bulk = bulk;
    this.report = report;
    this.options = options;
  }

  /**
   * Reads a CSV document to its end, so that a broken one is told of before anything is done.
   *
   * @throws BridgeException naming the line
   */
  public static void check(Reader csv) throws IOException {
    try (CSVParser parser = CSVParser.builder().setReader(csv).setFormat(FORM).get()) {
      try {
        parser.forEach(_ -> {});
      } catch (UncheckedIOException | IllegalStateException e) {
        throw new BridgeException(
            "line " + parser.getCurrentLineNumber() + ": a quote that is not closed, or not CSV",
            e);
      }
    }
  }

  /**
   * Joins the pairs of a CSV document: {@code space:id,space:id} on each line, behind a header
   * {@code one,other} or none.
   *
   * @param owners reads {@code space:id} as operators write it; the message of what it throws says
   *     in one sentence why it cannot
   */
  public Summary linkPairs(Reader csv, Function<String, Owner> owners) {
    options.progress().begin("link", -1, 0);
    Joining joining = new Joining(bulk, report, options);
    Optional<String> interruption = Optional.empty();
    try (CSVParser parser = CSVParser.builder().setReader(csv).setFormat(FORM).get()) {
      Iterator<CSVRecord> records = parser.iterator();
      while (records.hasNext() && interruption.isEmpty()) {
        CSVRecord line = records.next();
        if (!isHeader(line)) {
          add(line, owners, joining);
        }
        interruption = stopped();
      }
      joining.flush();
    } catch (IOException
        | UncheckedIOException
        | RefusedException
        | PeopleException
        | BridgeException e) {
      interruption = Optional.of(Words.interruption(e));
    }
    return summary(joining, interruption);
  }

  private static boolean isHeader(CSVRecord line) {
    return line.getRecordNumber() == 1
        && line.size() == 2
        && line.get(0).equals("one")
        && line.get(1).equals("other");
  }

  private static void add(CSVRecord line, Function<String, Owner> owners, Joining joining) {
    String label = "entry " + line.getRecordNumber();
    if (line.size() != 2) {
      joining.fail(label, "it is not of the form space:id,space:id");
      return;
    }
    try {
      joining.add(new Bulk.Pair(owners.apply(line.get(0)), owners.apply(line.get(1))));
    } catch (PeopleException | IllegalArgumentException e) {
      joining.fail(label, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Joins those who report the same address in at least two of these spaces, where one identity in
   * each does.
   */
  public Summary linkByEmail(Set<Space> spaces) {
    options.progress().begin("link by e-mail", -1, 0);
    Joining joining = new Joining(bulk, report, options);
    Optional<String> interruption = Optional.empty();
    try {
      List<Namesakes> page = bulk.namesakes(spaces, "", Bulk.MAX_BATCH);
      while (!page.isEmpty() && interruption.isEmpty()) {
        page.forEach(namesakes -> add(namesakes, joining));
        joining.flush();
        interruption = stopped();
        page = bulk.namesakes(spaces, page.getLast().email(), Bulk.MAX_BATCH);
      }
    } catch (RefusedException | PeopleException | BridgeException e) {
      interruption = Optional.of(Words.interruption(e));
    }
    return summary(joining, interruption);
  }

  private static void add(Namesakes namesakes, Joining joining) {
    List<Owner> owners = namesakes.sitters().stream().map(s -> s.identity().owner()).toList();
    boolean onePerson = namesakes.sitters().stream().map(Sitter::person).distinct().count() == 1;
    boolean oneEach = owners.stream().map(Owner::space).distinct().count() == owners.size();
    if (!onePerson && !oneEach) {
      joining.skipAmbiguous(owners.stream().map(Owner::toString).collect(Collectors.joining(", ")));
      return;
    }
    for (Owner other : owners.subList(1, owners.size())) {
      joining.add(new Bulk.Pair(owners.getFirst(), other));
    }
  }

  private Optional<String> stopped() {
    return options.stop().getAsBoolean() ? Optional.of(STOPPED) : Optional.empty();
  }

  private Summary summary(Joining joining, Optional<String> interruption) {
    return new Summary("joined", joining.tally(), options.dryRun(), interruption);
  }
}
