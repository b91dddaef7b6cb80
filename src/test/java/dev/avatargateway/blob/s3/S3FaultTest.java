package dev.avatargateway.blob.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.real.Line;
import dev.avatargateway.real.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of calls to servers that are away, or answer badly. */
final class S3FaultTest {

  private static final Duration LIMIT = Duration.ofSeconds(6);
  private static final byte[] CONTENT = content();
  private static final BlobKey KEY = BlobKey.of(CONTENT);

  private final MockWebServer server = new MockWebServer();
  private BlobStore store;

  @BeforeEach
  void start() throws IOException {
    server.start();
    store = S3Stores.open("http://127.0.0.1:" + server.getPort(), "pictures", "");
  }

  @AfterEach
  void stop() {
    store.close();
    server.close();
  }

  private static byte[] content() {
    byte[] content = new byte[200_000];
    new Random(5).nextBytes(content);
    return content;
  }

  private static MockResponse.Builder fault(int status, String code) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/xml")
        .body("<Error><Code>" + code + "</Code><Message>no</Message></Error>");
  }

  private static MockResponse.Builder picture() {
    return new MockResponse.Builder()
        .code(206)
        .addHeader("Content-Range", "bytes 0-" + (CONTENT.length - 1) + "/" + CONTENT.length)
        .body(new Buffer().write(CONTENT));
  }

  private byte[] read() throws IOException {
    try (InputStream in = store.open(KEY, 0, CONTENT.length).orElseThrow()) {
      return in.readAllBytes();
    }
  }

  private void put() throws IOException {
    store.put(KEY, ByteSource.of(CONTENT));
  }

  private static void assertFails(Callable<?> call, String why) {
    assertTimeoutPreemptively(
        LIMIT,
        () ->
            assertThatThrownBy(call::call)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("s3://pictures ")
                .hasMessageContaining(why)
                .hasMessageNotContaining(S3Server.SECRET));
  }

  @Test
  void answerThatBreaksOffIsAskedForAgain() throws IOException {
    server.enqueue(picture().onResponseBody(new SocketEffect.CloseSocket()).build());
    server.enqueue(picture().build());
    assertThat(read()).isEqualTo(CONTENT);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void answersThatAlwaysBreakOffFail() {
    for (int i = 0; i < 3; i++) {
      server.enqueue(picture().onResponseBody(new SocketEffect.CloseSocket()).build());
    }
    assertFails(this::read, "cannot be reached");
  }

  @Test
  void answerThatStopsInTheMiddleEndsInTime() {
    for (int i = 0; i < 3; i++) {
      server.enqueue(picture().onResponseBody(SocketEffect.Stall.INSTANCE).build());
    }
    assertFails(this::read, "");
  }

  @Test
  void wholeBlobInPlaceOfARangeIsCut() throws IOException {
    server.enqueue(new MockResponse.Builder().body(new Buffer().write(CONTENT)).build());
    try (InputStream in = store.open(KEY, 0, 10).orElseThrow()) {
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOf(CONTENT, 10));
    }
    server.enqueue(new MockResponse.Builder().body(new Buffer().write(CONTENT)).build());
    assertThatThrownBy(() -> store.open(KEY, 5, 10)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void busyServerIsAskedAgain(int status) throws Exception {
    server.enqueue(fault(status, "SlowDown").build());
    server.enqueue(fault(status, "SlowDown").build());
    server.enqueue(new MockResponse.Builder().build());
    put();
    assertThat(server.getRequestCount()).isEqualTo(3);
    server.takeRequest();
    server.takeRequest();
    assertThat(server.takeRequest().getBody()).isEqualTo(ByteString.of(CONTENT));
  }

  @Test
  void forbiddenIsSaidAtOnce() {
    server.enqueue(fault(403, "AccessDenied").build());
    assertFails(this::read, "answers AccessDenied");
    server.enqueue(fault(403, "AccessDenied").build());
    assertFails(
        () -> {
          put();
          return store;
        },
        "answers AccessDenied");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void serverThatIsAwayIsNotAskedByEveryCall() throws IOException {
    for (int i = 0; i < 9; i++) {
      server.enqueue(fault(500, "InternalError").build());
    }
    for (int i = 0; i < 3; i++) {
      assertFails(this::read, "InternalError");
    }
    int asked = server.getRequestCount();
    assertFails(this::read, "has not answered lately");
    assertThat(server.getRequestCount()).isEqualTo(asked);

    server.enqueue(picture().build());
    assertTimeoutPreemptively(LIMIT, () -> assertThat(readWhenBack()).isEqualTo(CONTENT));
  }

  private byte[] readWhenBack() throws IOException {
    while (true) {
      try {
        return read();
      } catch (IOException e) {
        if (!String.valueOf(e.getMessage()).contains("lately")) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void lineThatIsCutOrSilentFailsInTimeAndServesAgain(@TempDir Path folder) throws Exception {
    Files.createDirectory(folder.resolve("pictures"));
    store.close();
    try (S3Server real = new S3Server(folder);
        Line line = new Line(real.port())) {
      store = S3Stores.open(line.url(), "pictures", "");
      put();
      line.cut();
      assertFails(this::read, "cannot be reached");
      assertThat(store.check().detail()).contains("s3://pictures cannot be reached");
      line.restore();
      assertThat(store.check().ok()).isTrue();
      line.silence();
      assertFails(this::read, "");
      assertTimeoutPreemptively(LIMIT, () -> assertThat(store.check().ok()).isFalse());
      line.restore();
      assertThat(store.check().ok()).isTrue();
      assertThat(read()).isEqualTo(CONTENT);

      for (int i = 0; i < 200; i++) {
        assertThat(store.open(KEY, 0, CONTENT.length).orElseThrow().read()).isNotNegative();
      }
      assertThat(read()).isEqualTo(CONTENT);
    }
  }
}
