package dev.avatargateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path place;

  @Test
  void newFolderIsClosedToOthers() throws Exception {
    Path data = place.resolve("a/b/data");
    DataFolder.make(data);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
  }

  @Test
  void folderThatIsThereStaysAsItIs() throws Exception {
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-x---"));
    DataFolder.make(place);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
        .isEqualTo("rwxr-x---");
  }

  @Test
  void manyAtOnceAllSucceed() throws Exception {
    List<Future<?>> running = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 400; i++) {
        Path data = place.resolve("x" + i / 8 + "/data");
        running.add(
            threads.submit(
                () -> {
                  DataFolder.make(data);
                  return null;
                }));
      }
    }
    for (Future<?> one : running) {
      one.get();
    }
    assertThat(place.resolve("x49/data")).isDirectory();
  }
}
