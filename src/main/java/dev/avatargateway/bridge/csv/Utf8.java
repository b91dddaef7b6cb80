package dev.avatargateway.bridge.csv;

import dev.avatargateway.bridge.BridgeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The check that a file is UTF-8 all through, which says in which line it is not. */
final class Utf8 {

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer chars = CharBuffer.allocate(16 << 10);
  private long line = 1;

  private Utf8() {}

  /**
   * @throws BridgeException naming the line of the first byte that is not
   */
  static void check(Path file) throws IOException {
    try (ReadableByteChannel in = Files.newByteChannel(file)) {
      new Utf8().check(in, file);
    }
  }

  private void check(ReadableByteChannel in, Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(16 << 10);
    boolean end = false;
    while (!end) {
      end = in.read(bytes) < 0;
      bytes.flip();
      int from = bytes.position();
      CoderResult result = decoder.decode(bytes, chars.clear(), end);
      for (int i = from; i < bytes.position(); i++) {
        line += bytes.get(i) == '\n' ? 1 : 0;
      }
      if (result.isError()) {
        throw new BridgeException(
            "%s, line %d: a byte that is not UTF-8".formatted(file.getFileName(), line));
      }
      bytes.compact();
    }
  }
}
