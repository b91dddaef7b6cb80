package dev.avatargateway.blob;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;

/**
 * A program that puts a blob whose source says "half" midway and then stalls, to be killed there.
 */
final class SlowWriter {

  private SlowWriter() {}

  public static void main(String[] args) throws IOException {
    byte[] content = new byte[1_000_000];
    try (BlobStore store = new DiskBlobStore(Path.of(args[0]))) {
      store.put(
          BlobKey.of(content),
          () ->
              new SequenceInputStream(
                  new ByteArrayInputStream(content, 0, 500_000), new StallingStream()));
    }
  }

  /** A stream that never comes to its first byte. */
  private static final class StallingStream extends InputStream {

    @Override
    public int read() throws IOException {
      System.out.println("half");
      return System.in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return read();
    }
  }
}
