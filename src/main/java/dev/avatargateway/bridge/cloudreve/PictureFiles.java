package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.bridge.BridgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a site's pictures lie. */
final class PictureFiles {

  /** A picture file that is there. */
  record Found(Path file, long modifiedMillis) {}

  private static final String USUAL = "avatar";

  private final Edition edition;
  private final Path home;
  private final Set<Path> places = new LinkedHashSet<>();
  private final Set<Path> older = new LinkedHashSet<>();

  /**
   * @param folders where a relative path may begin, the site's own first
   * @param setting the site's {@code avatar_path}; empty for the usual one
   */
  PictureFiles(Edition edition, List<Path> folders, String setting) {
    this.edition = edition;
    Path path = path(setting.isEmpty() ? USUAL : setting);
    Path base = folders.getFirst();
    home = base.resolve(path).normalize();
    places.add(home);
    if (edition == Edition.V4 || !Files.isDirectory(home)) {
      places.add(base.resolve(USUAL));
      if (!base.endsWith(USUAL) && Files.notExists(base.resolve(USUAL))) {
        places.add(base);
      }
    }
    older.addAll(places);
    for (Path folder : folders) {
      older.add(folder.resolve(path).normalize());
      older.add(folder.resolve(USUAL));
    }
  }

  private static Path path(String setting) {
    try {
      return Path.of(setting);
    } catch (InvalidPathException e) {
      throw new BridgeException("the site's setting avatar_path is no path", e);
    }
  }

  /**
   * Where the site itself looks for pictures.
   *
   * @throws BridgeException when that cannot be here, as with a path of a container's
   */
  Path home() {
    Path parent = home.getParent();
    if (!Files.isDirectory(home) && (parent == null || !Files.isDirectory(parent))) {
      throw new BridgeException("the site keeps its pictures in " + home + ", which is not here");
    }
    return home;
  }

  /** The names of a user's picture where the site looks for it, the largest first. */
  List<String> names(long row) {
    String name = "avatar_" + row;
    return edition == Edition.V4
        ? List.of(name + ".png")
        : List.of(name + "_2.png", name + "_1.png", name + "_0.png");
  }

  /** The file that the site shows of a user, or would, had it not lost sight of it. */
  Optional<Found> find(long row) throws IOException {
    Optional<Found> found = find(places, names(row));
    return found.isEmpty() && edition == Edition.V4
        ? find(older, List.of("avatar_" + row + "_2.png"))
        : found;
  }

  private static Optional<Found> find(Set<Path> folders, List<String> names) throws IOException {
    for (Path folder : folders) {
      for (String name : names) {
        Path file = folder.resolve(name);
        if (Files.isRegularFile(file)) {
          BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
          return Optional.of(new Found(file, Math.max(0, is.lastModifiedTime().toMillis())));
        }
      }
    }
    return Optional.empty();
  }
}
