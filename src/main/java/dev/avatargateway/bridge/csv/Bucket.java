package dev.avatargateway.bridge.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A file of rows that wait to be written, of which the last about somebody counts. A row is added
 * by one write, so that a process that is killed leaves whole rows behind. Safe for use by many
 * threads.
 */
final class Bucket implements AutoCloseable {

  private static final int LONGEST = 1 << 20;

  private final Path file;
  private final FileChannel out;

  /** Opens it; what another process left unfinished at its end is cut off. */
  Bucket(Path file) throws IOException {
    this.file = file;
    long whole = Files.exists(file) ? read(file, new TreeMap<>()) : 0;
    this.out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).truncate(whole);
    out.position(whole);
  }

  /**
   * @param waiting the row, and the name of its picture without the ending; empty when it has none
   *     of ours
   */
  synchronized void add(Waiting waiting) throws IOException {
    Row row = waiting.row();
    byte[][] fields =
        Stream.of(row.space(), row.id(), row.email(), row.name(), row.look(), waiting.picture())
            .map(field -> field.getBytes(UTF_8))
            .toArray(byte[][]::new);
    int length = Stream.of(fields).mapToInt(field -> Integer.BYTES + field.length).sum();
    if (length > LONGEST) {
      throw new IOException("a row that is too long");
    }
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + length).putInt(length);
    for (byte[] field : fields) {
      bytes.putInt(field.length).put(field);
    }
    bytes.flip();
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  /** What counts, in the order of the ids. */
  synchronized Collection<Waiting> rows() throws IOException {
    SortedMap<String, Waiting> rows = new TreeMap<>();
    read(file, rows);
    return rows.values();
  }

  /** Returns how many bytes hold whole rows. */
  private static long read(Path file, SortedMap<String, Waiting> into) throws IOException {
    long whole = 0;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      while (true) {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length < 0 || length > LONGEST ? 0 : length);
        if (bytes.length != length) {
          return whole;
        }
        Waiting waiting = waiting(ByteBuffer.wrap(bytes));
        into.put(waiting.row().space() + '\0' + waiting.row().id(), waiting);
        whole += Integer.BYTES + length;
      }
    } catch (EOFException _) {
      return whole;
    }
  }

  private static Waiting waiting(ByteBuffer bytes) {
    Row row = new Row(text(bytes), text(bytes), text(bytes), text(bytes), text(bytes));
    return new Waiting(row, text(bytes));
  }

  private static String text(ByteBuffer bytes) {
    byte[] text = new byte[bytes.getInt()];
    bytes.get(text);
    return new String(text, UTF_8);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /**
   * A row that waits.
   *
   * @param row what is to be written
   * @param picture the name of its picture, without folder and ending; empty for a row that was
   *     written earlier
   */
  record Waiting(Row row, String picture) {}
}
