package dev.avatargateway.metrics;

import dev.avatargateway.core.BlobBatch;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Health;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;

/** A store that is timed where blobs are put, and where they are read until they are closed. */
record TimedBlobs(BlobStore blobs, StageFigures figures) implements BlobStore {

  @Override
  public void put(BlobKey key, ByteSource source) throws IOException {
    figures.<Boolean, IOException>time(
        Stage.STORE,
        () -> {
          blobs.put(key, source);
          return true;
        });
  }

  @Override
  public BlobBatch batch() {
    return blobs.batch();
  }

  @Override
  public Optional<InputStream> open(BlobKey key, long offset, long length) throws IOException {
    long begun = System.nanoTime();
    boolean opened = false;
    try {
      Optional<InputStream> in = blobs.open(key, offset, length);
      opened = in.isPresent();
      return in.map(stream -> new Timed(stream, begun));
    } finally {
      if (!opened) {
        figures.ended(Stage.LOAD, false, System.nanoTime() - begun);
      }
    }
  }

  @Override
  public Optional<StoredBlob> find(BlobKey key) throws IOException {
    return blobs.find(key);
  }

  @Override
  public void delete(BlobKey key) throws IOException {
    blobs.delete(key);
  }

  @Override
  public void setAside(BlobKey key) throws IOException {
    blobs.setAside(key);
  }

  @Override
  public void tidy() throws IOException {
    blobs.tidy();
  }

  @Override
  public Stream<StoredBlob> keys() throws IOException {
    return blobs.keys();
  }

  @Override
  public Health check() {
    return blobs.check();
  }

  @Override
  public void close() {
    blobs.close();
  }

  /** The bytes of a blob, whose reading ends with their closing. */
  private final class Timed extends FilterInputStream {

    private final long begun;
    private boolean broken;
    private boolean closed;

    Timed(InputStream in, long begun) {
      super(in);
      this.begun = begun;
    }

    @Override
    public int read() throws IOException {
      broken = true;
      int one = in.read();
      broken = false;
      return one;
    }

    @Override
    public int read(byte[] to, int at, int most) throws IOException {
      broken = true;
      int count = in.read(to, at, most);
      broken = false;
      return count;
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        figures.ended(Stage.LOAD, !broken, System.nanoTime() - begun);
      }
      super.close();
    }
  }
}
