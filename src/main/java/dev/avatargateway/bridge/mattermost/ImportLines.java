package dev.avatargateway.bridge.mattermost;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The lines of an import file, numbered from 1; of a line that is too long the beginning is kept.
 */
final class ImportLines implements AutoCloseable {

  /** What is kept of a line; a user with ten thousand channels takes a fifth of it. */
  static final int MAX_KEPT = 16 << 20;

  /** A line of this length is none of an import file's. */
  static final int MAX_LINE = 256 << 20;

  private static final int CHUNK = 1 << 16;

  /**
   * One line.
   *
   * @param number counting from 1
   * @param said what it says; empty when it cannot be read
   * @param whole whether it was short enough to be looked at whole
   */
  record Line(long number, Optional<ImportLine> said, boolean whole) {}

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private int at;
  private int end;
  private long number;

  ImportLines(InputStream in) {
    this.in = in;
  }

  /** The next line that is not blank; empty at the end. */
  Optional<Line> next() throws IOException {
    while (at < end || fill()) {
      ByteArrayOutputStream kept = new ByteArrayOutputStream();
      boolean whole = readLine(kept);
      byte[] line = kept.toByteArray();
      if (!isBlank(line)) {
        return Optional.of(new Line(number, parse(line), whole));
      }
    }
    return Optional.empty();
  }

  private static boolean isBlank(byte[] line) {
    for (byte octet : line) {
      if (octet != ' ' && octet != '\t' && octet != '\r') {
        return false;
      }
    }
    return true;
  }

  private static Optional<ImportLine> parse(byte[] line) {
    try {
      return Optional.of(ImportLine.parse(line));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether all of the line was kept. */
  private boolean readLine(ByteArrayOutputStream kept) throws IOException {
    number++;
    long length = 0;
    do {
      int from = at;
      while (at < end && chunk[at] != '\n') {
        at++;
      }
      length += at - from;
      kept.write(chunk, from, Math.min(at - from, MAX_KEPT - kept.size()));
      if (at < end) {
        at++;
        break;
      }
      if (length > MAX_LINE) {
        throw new IOException("line " + number + " is longer than any line of an import file");
      }
    } while (fill());
    return length <= MAX_KEPT;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(chunk));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
