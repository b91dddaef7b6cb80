package dev.avatargateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GatewaySecretTest {

  @TempDir Path data;

  @Test
  void firstUseMakesAFileThatOnlyTheOwnerCanOpen() throws IOException {
    Path folder = data.resolve("new").resolve("data");
    GatewaySecret.in(folder);
    Path file = folder.resolve("secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void secondUseReadsWhatTheFirstMade() throws IOException {
    GatewaySecret.in(data);
    String made = Files.readString(data.resolve("secret"));
    GatewaySecret.in(data);
    assertThat(Files.readString(data.resolve("secret"))).isEqualTo(made);
  }

  @Test
  void twoFoldersHaveDifferentSecrets() throws IOException {
    GatewaySecret.in(data.resolve("a"));
    GatewaySecret.in(data.resolve("b"));
    assertThat(Files.readString(data.resolve("a/secret")))
        .isNotEqualTo(Files.readString(data.resolve("b/secret")));
  }

  @Test
  void manyAtOnceGetTheSame() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    Callable<String> one =
        () -> {
          start.await();
          return GatewaySecret.in(data).hs256().sign(new byte[] {1}, new byte[] {2}).length
              + Files.readString(data.resolve("secret"));
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<String>> all = Stream.generate(() -> threads.submit(one)).limit(16).toList();
      start.countDown();
      assertThat(all).extracting(Future::get).containsOnly(all.getFirst().get());
    }
    try (Stream<Path> left = Files.list(data)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void secretUnder256BitsIsRefusedByNameWithoutBeingShown() throws IOException {
    Files.writeString(data.resolve("secret"), "k".repeat(31) + "\n");
    assertThatThrownBy(() -> GatewaySecret.in(data))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(data.resolve("secret").toString())
        .hasMessageContaining("256 bits")
        .hasMessageNotContaining("kkk");
  }

  @Test
  void emptySecretIsRefused() throws IOException {
    Files.createFile(data.resolve("secret"));
    assertThatThrownBy(() -> GatewaySecret.in(data)).hasMessageContaining("256 bits");
  }

  @Test
  void secretOf256BitsIsTaken() throws IOException {
    Files.writeString(data.resolve("secret"), "k".repeat(32));
    assertThat(GatewaySecret.in(data).isShort()).isFalse();
  }

  @Test
  void folderOrHugeFileInItsPlaceIsRefused() throws IOException {
    Files.createDirectories(data.resolve("a/secret"));
    assertThatThrownBy(() -> GatewaySecret.in(data.resolve("a")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be read");
    Files.createDirectories(data.resolve("b"));
    Files.writeString(data.resolve("b/secret"), "k".repeat(5000));
    assertThatThrownBy(() -> GatewaySecret.in(data.resolve("b"))).hasMessageContaining("4096");
  }

  @Test
  void fileInPlaceOfTheFolderIsRefused() throws IOException {
    Path file = Files.createFile(data.resolve("file"));
    assertThatThrownBy(() -> GatewaySecret.in(file)).isInstanceOf(IOException.class);
  }

  @Test
  void fileThatOthersMayReadIsUsedWithAWarning() throws IOException {
    GatewaySecret.in(data);
    Path file = data.resolve("secret");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    try (Log log = new Log()) {
      GatewaySecret.in(data);
      assertThat(log.warnings()).singleElement().asString().contains(file.toString());
      assertThat(log.text()).doesNotContain(Files.readString(file).strip());
    }
  }

  @Test
  void ownFileNeedsNoWarning() throws IOException {
    try (Log log = new Log()) {
      GatewaySecret.in(data);
      assertThat(log.warnings()).isEmpty();
    }
  }

  @Test
  void itHasNoPrintableForm() {
    assertThat(HmacSecret.of("swordfish").toString()).doesNotContain("swordfish");
    assertThatThrownBy(() -> HmacSecret.of("")).isInstanceOf(IllegalArgumentException.class);
  }
}
