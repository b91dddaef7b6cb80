package dev.avatargateway.image;

import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What a {@link DecoderTrial} changes: our own good pictures and the small ones of corpora. */
final class TrialSeeds {

  private static final int LARGEST = 150_000;

  private final List<byte[]> pictures;

  private TrialSeeds(List<byte[]> pictures) {
    this.pictures = pictures;
  }

  /** All files below a folder that begin like a picture of a type that is taken. */
  static TrialSeeds read(Path folder) throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    for (ImageType type : ImageType.values()) {
      pictures.add(Pictures.good(type));
    }
    pictures.add(Pictures.jpeg(Pictures.scene(96, 64), true));
    pictures.add(Pictures.webp(Pictures.fading(60, 60), 101));
    pictures.add(Pictures.webp(Pictures.fading(60, 60), 70));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList()) {
        if (Files.size(file) <= LARGEST && Files.size(file) >= 16) {
          byte[] bytes = Files.readAllBytes(file);
          if (isKnown(bytes)) {
            pictures.add(bytes);
          }
        }
      }
    }
    return new TrialSeeds(pictures);
  }

  private static boolean isKnown(byte[] bytes) {
    try {
      return Sniffer.type(ByteBuffer.wrap(bytes)) != null;
    } catch (RefusedException e) {
      return false;
    }
  }

  int count() {
    return pictures.size();
  }

  /** The same for the same seed and folder. */
  byte[] mutated(long seed) {
    Random random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
    byte[] base = pictures.get(random.nextInt(pictures.size()));
    byte[] other = pictures.get(random.nextInt(pictures.size()));
    return new Mutation(random.nextLong()).apply(base, other);
  }
}
