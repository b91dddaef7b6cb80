package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class NativeLibraryTest {

  /** What glibc and libstdc++ bring; any other library must come out of our own folder. */
  private static final Set<String> SYSTEM =
      Set.of(
          "linux-vdso.so.1",
          "ld-linux-x86-64.so.2",
          "ld-linux-aarch64.so.1",
          "libc.so.6",
          "libm.so.6",
          "libdl.so.2",
          "librt.so.1",
          "libpthread.so.0",
          "libstdc++.so.6",
          "libgcc_s.so.1");

  private static List<Path> unpacked() throws IOException {
    Pictures.IMAGING.warmUp();
    try (Stream<Path> files = Files.walk(Pictures.NATIVE)) {
      return files.filter(file -> file.getFileName().toString().contains(".so")).toList();
    }
  }

  @Test
  void onlyGlibcAndLibstdcxxAreNeeded() throws IOException {
    Set<String> needed = new TreeSet<>();
    Set<String> own = new TreeSet<>();
    for (Path library : unpacked()) {
      own.add(library.getFileName().toString());
      ldd(library).forEach(line -> needed.add(name(line)));
    }
    needed.removeAll(own);
    assertThat(needed).isSubsetOf(SYSTEM);
    assertThat(own).contains("libopencv_imgcodecs.so.413");
  }

  @Test
  void onlyTheModulesThatAreUsedAreUnpacked() throws IOException {
    assertThat(unpacked())
        .extracting(file -> file.getFileName().toString())
        .filteredOn(name -> name.startsWith("libopencv_") && name.contains(".so."))
        .allMatch(name -> name.matches("libopencv_(core|imgproc|imgcodecs)\\.so\\..*"));
  }

  @Test
  void theFolderIsClosedToOthers(@TempDir Path place) throws IOException {
    Path folder = place.resolve("native");
    NativeLibrary.prepare(folder);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  private static List<String> ldd(Path library) {
    try {
      Process process = new ProcessBuilder("ldd", library.toString()).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.contains("statically linked"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a line such as {@code libm.so.6 => /lib/libm.so.6 (0x7f)}. */
  private static String name(String line) {
    return Path.of(line.strip().split(" ", 2)[0]).getFileName().toString();
  }
}
