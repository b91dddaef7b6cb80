package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.Sha256;
import dev.avatargateway.core.Shown;
import dev.avatargateway.image.OpenCvImaging;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads sources for tests. */
final class Reads {

  static final Imaging IMAGING = new OpenCvImaging(Path.of("target", "native"));

  private Reads() {}

  static List<Listing> all(Source source) throws IOException {
    try (Stream<Listing> listings = source.listings("")) {
      return listings.toList();
    }
  }

  /** What an entry amounts to: its picture's bytes by digest, or a word. */
  static String summary(Listing listing) throws IOException {
    return switch (listing.content()) {
      case Listing.Skipped(String reason) -> "skipped: " + reason;
      case Listing.Failed(String reason) -> "failed: " + reason;
      case Listing.Shows(Shown.Image image, long setAt) -> picture(image) + " at " + setAt;
      case Listing.Shows(Shown.Nothing(), long setAt) -> "nothing at " + setAt;
      case Listing.Shows(Shown.Gravatar(), long setAt) -> "gravatar at " + setAt;
    };
  }

  static String picture(Shown.Image image) throws IOException {
    try (InputStream in = image.bytes().open()) {
      return picture(in.readAllBytes());
    } catch (NoSuchFileException e) {
      return "lost";
    }
  }

  static String picture(byte[] bytes) {
    return "picture " + Sha256.of(bytes);
  }
}
