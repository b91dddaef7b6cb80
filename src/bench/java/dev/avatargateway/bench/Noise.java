package dev.avatargateway.bench;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Rendition;
import dev.avatargateway.core.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A pack that only looks like one from outside: bytes without meaning, of which Cloudreve's large
 * picture has 16 KiB and the others a KiB each. Reading never looks into a picture.
 */
// Nobody compares packs, and nobody changes the bytes.
@SuppressWarnings("ArrayRecordComponent")
record Noise(byte[] pack) implements Town.Outfit {

  /** The bytes of the picture that is read. */
  static final int LENGTH = 16 << 10;

  private static final int OTHERS = 1 << 10;

  /** Another one for each number. */
  static Noise of(int number) {
    byte[] bytes = new byte[LENGTH + (Cuts.ALL.size() - 1) * OTHERS];
    new Random(number).nextBytes(bytes);
    return new Noise(bytes);
  }

  /** Writes the picture that is read to a file of its own. */
  void write(Path file) {
    try {
      Files.write(file, Arrays.copyOf(pack, LENGTH));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Picture picture() {
    List<Rendition> renditions = new ArrayList<>();
    int at = 0;
    for (Cut cut : Cuts.ALL) {
      int length = at == 0 ? LENGTH : OTHERS;
      Sha256 digest = Sha256.of(ByteBuffer.wrap(pack, at, length));
      renditions.add(new Rendition(cut.name(), cut.type(), cut.edge(), at, length, digest));
      at += length;
    }
    return new Picture(BlobKey.of(pack), renditions, Sha256.of(pack));
  }
}
