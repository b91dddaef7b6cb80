package dev.avatargateway.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.BlobStore.StoredBlob;
import dev.avatargateway.core.ByteSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults that the system makes, met by a process of their own. */
final class DiskFaultTest {

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({"64, 1000000, false", "1, 1000000, false", "64, 1000, true"})
  void writeThatTheSystemRefusesLeavesNothing(int blocks, int size, boolean fits) throws Exception {
    Process starved =
        start("ulimit -f " + blocks + "; exec \"$@\"", StarvedWriter.class, Integer.toString(size));
    String said = new String(starved.getInputStream().readAllBytes(), UTF_8);
    assertThat(starved.waitFor()).isZero();
    assertThat(said).startsWith(fits ? "stored" : "not stored");
    // A probe is larger than a limit of one block.
    assertThat(said).contains(blocks > 1 ? "sound" : "broken: The blob folder");
    try (Stream<Path> files = Files.walk(temp).filter(Files::isRegularFile)) {
      assertThat(files).hasSize(fits ? 1 : 0);
    }
  }

  @Test
  void writerKilledMidwayLeavesNothingVisibleAndTheNextOneSucceeds() throws Exception {
    byte[] content = new byte[1_000_000];
    BlobKey key = BlobKey.of(content);
    Process killed = start("exec \"$@\"", SlowWriter.class);
    try (BufferedReader said = killed.inputReader(UTF_8)) {
      assertThat(said.readLine()).isEqualTo("half");
    } finally {
      killed.destroyForcibly().waitFor();
    }
    try (BlobStore store = new DiskBlobStore(temp)) {
      assertThat(store.open(key, 0, 1)).isEmpty();
      assertThat(keys(store)).isEmpty();
      store.put(key, ByteSource.of(content));
      assertThat(keys(store)).containsExactly(key);
      try (InputStream in = store.open(key, 0, content.length).orElseThrow()) {
        assertThat(in.readAllBytes()).isEqualTo(content);
      }
    }
  }

  private static List<BlobKey> keys(BlobStore store) throws IOException {
    try (Stream<StoredBlob> keys = store.keys()) {
      return keys.map(StoredBlob::key).toList();
    }
  }

  private Process start(String script, Class<?> program, String... arguments) throws IOException {
    Stream<String> java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName(),
            temp.toString());
    List<String> command =
        Stream.of(Stream.of("sh", "-c", script, "sh"), java, Stream.of(arguments))
            .flatMap(part -> part)
            .toList();
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
