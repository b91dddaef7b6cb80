package dev.avatargateway.image;

import dev.avatargateway.core.Initials;
import java.nio.file.Path;
import java.util.Optional;

/** Temporary. */
public final class GlyphInitials {
  private GlyphInitials() {}

  public static Initials load(Optional<Path> file) {
    return (letter, rgb) -> new byte[0];
  }
}
