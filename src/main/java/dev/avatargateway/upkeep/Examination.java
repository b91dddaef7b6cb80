package dev.avatargateway.upkeep;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.BlobStore.StoredBlob;
import dev.avatargateway.core.Rendition;
import dev.avatargateway.core.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Reads one blob from its first byte to its last, a piece at a time, and says how it is. */
record Examination(BlobStore blobs) {

  private static final int PIECE = 64 * 1024;

  /** How a blob is. */
  sealed interface State {

    /** As it was stored. */
    record Sound() implements State {}

    /** Not there. */
    record Absent() implements State {}

    /** Other bytes than were stored. */
    record Damaged(String why) implements State {}

    /** Nobody can tell. */
    record Unreadable(String why) implements State {}
  }

  /**
   * @param renditions what the catalog says is in it
   */
  State examine(BlobKey key, List<Rendition> renditions) {
    try {
      Optional<StoredBlob> blob = blobs.find(key);
      if (blob.isEmpty()) {
        return new State.Absent();
      }
      Optional<InputStream> bytes = blobs.open(key, 0, blob.get().length());
      if (bytes.isEmpty()) {
        return new State.Absent();
      }
      try (InputStream in = bytes.get()) {
        return read(in, key, renditions);
      }
    } catch (IOException e) {
      return new State.Unreadable(words(e));
    }
  }

  private static State read(InputStream in, BlobKey key, List<Rendition> renditions)
      throws IOException {
    MessageDigest whole = Sha256.algorithm();
    List<Part> parts = renditions.stream().map(Part::new).toList();
    byte[] piece = new byte[PIECE];
    long at = 0;
    for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
      whole.update(piece, 0, n);
      for (Part part : parts) {
        part.update(piece, at, n);
      }
      at += n;
    }
    if (!Sha256.of(whole).equals(key.sha256())) {
      return new State.Damaged("its bytes are not those that its key names");
    }
    for (Part part : parts) {
      if (!part.isSound(at)) {
        return new State.Damaged(
            "it is whole, but has no such picture as the catalog says where " + part.name());
      }
    }
    return new State.Sound();
  }

  private static String words(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** One rendition's range. */
  private static final class Part {

    private final Rendition rendition;
    private final MessageDigest digest = Sha256.algorithm();

    Part(Rendition rendition) {
      this.rendition = rendition;
    }

    String name() {
      return rendition.cut() + " should be";
    }

    /** Takes what of it is in a piece of the blob. */
    void update(byte[] piece, long at, int length) {
      long from = Math.max(rendition.offset(), at);
      long to = Math.min(rendition.offset() + rendition.length(), at + length);
      if (from < to) {
        digest.update(piece, (int) (from - at), (int) (to - from));
      }
    }

    boolean isSound(long length) {
      return rendition.offset() + rendition.length() <= length
          && Sha256.of(digest).equals(rendition.sha256());
    }
  }
}
