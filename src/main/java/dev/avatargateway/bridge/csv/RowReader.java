package dev.avatargateway.bridge.csv;

import dev.avatargateway.bridge.BridgeException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A file's rows, one after the other, with the line that each stands in. */
final class RowReader implements AutoCloseable {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).setIgnoreEmptyLines(true).get();

  private static final int BYTE_ORDER_MARK = 0xfeff;

  private final Path file;
  private final RecordReader text;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final Map<Column, Integer> places;
  private long number;

  /**
   * @throws BridgeException when the first line does not name the columns
   */
  RowReader(Path file) throws IOException {
    this.file = file;
    Reader decoded = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    try {
      skipMark(decoded);
      this.text = new RecordReader(decoded);
      this.parser = CSVParser.builder().setReader(text).setFormat(FORMAT).get();
      this.records = parser.iterator();
      this.places = header();
    } catch (IOException | RuntimeException e) {
      decoded.close();
      throw e;
    }
  }

  private static void skipMark(Reader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }

  private Map<Column, Integer> header() {
    @Nullable CSVRecord first = record();
    if (first == null) {
      throw wrong(1, "there is no line with the columns");
    }
    try {
      return Column.places(first.toList());
    } catch (BridgeException e) {
      throw wrong(1, e.getMessage());
    }
  }

  /** Which row was read last, from 1; 0 before the first. */
  long number() {
    return number;
  }

  /** The line in which the row that was read last ends, from 1. */
  long line() {
    return parser.getCurrentLineNumber();
  }

  /**
   * The next row's fields, at most as many as the header has or some more; null at the end.
   *
   * @throws BridgeException when the file's form is wrong from here on
   */
  @Nullable List<String> next() {
    @Nullable CSVRecord record = record();
    if (record == null) {
      return null;
    }
    number++;
    return record.toList();
  }

  /** Whether there are more fields than columns. */
  boolean tooMany(List<String> fields) {
    return fields.size() > places.size();
  }

  Row row(List<String> fields) {
    return new Row(
        field(fields, Column.SPACE),
        field(fields, Column.ID),
        field(fields, Column.EMAIL),
        field(fields, Column.NAME),
        field(fields, Column.LOOK));
  }

  private String field(List<String> fields, Column column) {
    @Nullable Integer place = places.get(column);
    return place == null || place >= fields.size() ? "" : fields.get(place);
  }

  private @Nullable CSVRecord record() {
    long begins = parser.getCurrentLineNumber() + 1;
    text.begin();
    try {
      return records.hasNext() ? records.next() : null;
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof RecordReader.TooLongException
          ? wrong(begins, "a row that is too long; a quote may not be closed")
          : wrong(begins, "a quote that is not closed, or text behind one that is");
    }
  }

  private BridgeException wrong(long line, @Nullable String what) {
    return new BridgeException("%s, line %d: %s".formatted(file.getFileName(), line, what));
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
