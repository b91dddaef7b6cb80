package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.core.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything in a folder, with sizes, times and digests, to see that it is as it was. */
final class Fingerprint {

  private Fingerprint() {}

  static SortedMap<String, String> of(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList()) {
        String facts =
            Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                + " "
                + Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        if (Files.isRegularFile(file)) {
          byte[] bytes = Files.readAllBytes(file);
          facts += " " + bytes.length + " " + Sha256.of(bytes);
        }
        files.put(folder.relativize(file).toString(), facts);
      }
    }
    return files;
  }
}
