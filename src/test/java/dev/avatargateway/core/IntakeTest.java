package dev.avatargateway.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IntakeTest {

  private static final int BOUNDARY = 64 * 1024;

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, BOUNDARY - 1, BOUNDARY, BOUNDARY + 1, 3_000_000})
  void whatCameInIsThereWithItsDigest(int size) throws IOException {
    byte[] content = content(size);
    try (Received received = receive(content, Long.MAX_VALUE)) {
      assertThat(bytes(received)).isEqualTo(content);
      assertThat(received.sha256()).isEqualTo(Sha256.of(content));
      assertThat(received.bytes().isReadOnly()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, BOUNDARY - 1, BOUNDARY, BOUNDARY + 1, 500_000})
  void limitItselfIsTakenAndOneMoreIsNot(int limit) throws IOException {
    try (Received received = receive(content(limit), limit)) {
      assertThat(received.bytes().remaining()).isEqualTo(limit);
    }
    assertThatThrownBy(() -> receive(content(limit + 1), limit))
        .asInstanceOf(type(RefusedException.class))
        .extracting(RefusedException::refusal)
        .isEqualTo(new Refusal.TooLarge(limit, -1));
    assertNoNameIsLeft();
  }

  @Test
  void tooLongABodyIsNotReadToItsEnd() throws IOException {
    try (InputStream endless = new EndlessStream()) {
      assertThatThrownBy(() -> new Intake(temp).receive(endless, 1_000_000))
          .isInstanceOf(RefusedException.class);
    }
  }

  @Test
  void smallBodyTouchesNoDisk() throws IOException {
    Path unmade = temp.resolve("unmade");
    try (Received received =
        new Intake(unmade).receive(new ByteArrayInputStream(content(BOUNDARY - 1)), BOUNDARY)) {
      assertThat(received.bytes().isDirect()).isFalse();
      assertThat(unmade).doesNotExist();
    }
  }

  @Test
  void largeBodyLiesInAFileWithoutAName() throws IOException {
    try (Received received = receive(content(BOUNDARY), BOUNDARY)) {
      assertThat(received.bytes().isDirect()).isTrue();
      assertNoNameIsLeft();
    }
  }

  @Test
  void folderIsMadeWhenItIsMissing() throws IOException {
    Path folder = temp.resolve("a").resolve("b");
    try (Received received =
        new Intake(folder).receive(new ByteArrayInputStream(content(BOUNDARY)), BOUNDARY)) {
      assertThat(folder).isEmptyDirectory();
      assertThat(received.bytes().remaining()).isEqualTo(BOUNDARY);
    }
  }

  @Test
  void folderThatCannotBeWrittenIsUnavailableStorage() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    assertThatThrownBy(
            () -> new Intake(file).receive(new ByteArrayInputStream(content(BOUNDARY)), BOUNDARY))
        .asInstanceOf(type(RefusedException.class))
        .extracting(RefusedException::refusal)
        .isEqualTo(new Refusal.StorageUnavailable());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, BOUNDARY, 200_000})
  void readerThatFailsMidwayLeavesNothing(int readable) throws IOException {
    InputStream failing =
        new SequenceInputStream(new ByteArrayInputStream(content(readable)), new BrokenStream());
    assertThatThrownBy(() -> new Intake(temp).receive(failing, 1_000_000))
        .isInstanceOf(IOException.class)
        .hasMessage("broken off");
    assertNoNameIsLeft();
  }

  @Test
  void slowSourceArrivesWhole() throws Exception {
    byte[] content = content(BOUNDARY + 5_000);
    PipedOutputStream out = new PipedOutputStream();
    try (PipedInputStream in = new PipedInputStream(out, 100);
        ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> sent =
          sender.submit(
              () -> {
                try (out) {
                  for (int i = 0; i < content.length; i += 777) {
                    out.write(content, i, Math.min(777, content.length - i));
                    out.flush();
                  }
                }
                return null;
              });
      try (Received received = new Intake(temp).receive(in, content.length)) {
        assertThat(bytes(received)).isEqualTo(content);
        assertThat(received.sha256()).isEqualTo(Sha256.of(content));
      }
      sent.get();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, BOUNDARY})
  void closeTwiceIsHarmless(int size) throws IOException {
    Received received = receive(content(size), size);
    received.close();
    received.close();
    assertNoNameIsLeft();
  }

  @Test
  void closedFileCannotBeReadAnyMore() throws IOException {
    Received received = receive(content(BOUNDARY), BOUNDARY);
    ByteBuffer bytes = received.bytes();
    received.close();
    assertThatThrownBy(() -> bytes.get(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void viewsDoNotMoveEachOther() throws IOException {
    try (Received received = receive(content(100), 100)) {
      received.bytes().position(50);
      assertThat(received.bytes().position()).isZero();
    }
  }

  private Received receive(byte[] content, long maxBytes) throws IOException {
    return new Intake(temp).receive(new ByteArrayInputStream(content), maxBytes);
  }

  private void assertNoNameIsLeft() {
    assertThat(temp).isEmptyDirectory();
  }

  private static byte[] bytes(Received received) {
    byte[] bytes = new byte[received.bytes().remaining()];
    received.bytes().get(bytes);
    return bytes;
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  /** A body that never ends. */
  private static final class EndlessStream extends InputStream {

    @Override
    public int read() {
      return 'x';
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      Arrays.fill(target, offset, offset + length, (byte) 'x');
      return length;
    }
  }

  /** A connection that is lost. */
  private static final class BrokenStream extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("broken off");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return read();
    }
  }
}
