package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyStreamTest {

  private final AtomicLong clock = new AtomicLong();

  /** A body that never ends; each read takes some time and gives some bytes. */
  private BodyStream body(Duration wait, int bytes) {
    return new BodyStream(
        new InputStream() {
          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            clock.addAndGet(wait.toNanos());
            return Math.min(bytes, length);
          }
        },
        clock::get);
  }

  @Test
  void aTrickleIsRefused() {
    BodyStream body = body(Duration.ofSeconds(1), 1);
    assertThatThrownBy(() -> body.readNBytes(100))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("in time");
  }

  @Test
  void aSlowLineIsBorneWith() throws IOException {
    assertThat(body(Duration.ofSeconds(1), 2000).readNBytes(200_000)).hasSize(200_000);
  }

  @Test
  void whatIsDoneBetweenTheReadsDoesNotCount() throws IOException {
    BodyStream body = body(Duration.ofMillis(1), 1);
    assertThat(body.readNBytes(1)).hasSize(1);
    clock.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(body.readNBytes(10)).hasSize(10);
  }
}
