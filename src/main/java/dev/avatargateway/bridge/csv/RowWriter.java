package dev.avatargateway.bridge.csv;

import dev.avatargateway.bridge.csv.Bucket.Waiting;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** Writes a file of rows that is on the disk when it returns. */
final class RowWriter {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).setRecordSeparator("\n").get();

  private RowWriter() {}

  static void write(Path file, List<Bucket> buckets) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      BufferedWriter text =
          new BufferedWriter(
              new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8));
      CSVPrinter rows = new CSVPrinter(text, FORMAT);
      text.write(String.join(",", Column.titles()) + "\n");
      for (Bucket bucket : buckets) {
        for (Waiting one : bucket.rows()) {
          Row row = one.row();
          rows.printRecord(row.space(), row.id(), row.email(), row.name(), row.look());
        }
      }
      rows.flush();
      channel.force(true);
    }
  }
}
