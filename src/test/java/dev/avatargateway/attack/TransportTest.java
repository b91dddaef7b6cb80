package dev.avatargateway.attack;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.avatargateway.attack.Door.Person;
import dev.avatargateway.dialect.creatorshub.PictureSource;
import dev.avatargateway.http.RawHttp;
import dev.avatargateway.stack.TestGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * Every line of section 3.2 at every door that it concerns: the right answer, once, nothing hidden
 * behind it, and the picture that was worn is worn still.
 */
final class TransportTest {

  private static final Path PICTURES = Path.of("compat-specs", "pictures");
  private static final Logger ROOT =
      (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

  @TempDir private static Path data;

  private static PictureSource elsewhere;
  private static TestGateway gateway;
  private static Person person;
  private static byte[] picture;
  private static byte[] worn;

  @BeforeAll
  static void start() throws IOException {
    LOG.start();
    ROOT.addAppender(LOG);
    elsewhere = PictureSource.start();
    gateway = TestGateway.start(data.resolve("data"), "--fetch-allow=127.0.0.1/32");
    person = Person.in(gateway);
    picture = Files.readAllBytes(PICTURES.resolve("photo.png"));
    try (RawHttp http = RawHttp.to(gateway.port())) {
      byte[] body = Door.CLOUDREVE.body(picture, "");
      http.send(Door.CLOUDREVE.start(person) + "Content-Length: " + body.length + "\n\n");
      assertThat(Door.CLOUDREVE.isSuccess(http.send(body).read())).isTrue();
    }
    worn = worn();
  }

  @AfterAll
  static void stop() {
    gateway.close();
    elsewhere.close();
    ROOT.detachAppender(LOG);
  }

  private static byte[] worn() throws IOException {
    RawHttp.Response answer =
        RawHttp.exchange(
            gateway.port(),
            "GET /api/v4/user/avatar/" + Person.CLOUDREVE + " HTTP/1.1\nHost: gateway\n\n");
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  static Stream<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Door door : Door.values()) {
      rows.addAll(FramingRows.at(door, person, door.body(picture, elsewhere.url() + "/150")));
      if (!door.field().isEmpty()) {
        rows.addAll(FormRows.at(door, person, picture));
      }
    }
    rows.addAll(JsonRows.at(person, elsewhere.url() + "/150"));
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isAnsweredOnceInTheDialectsWords(Row row) throws Exception {
    List<RawHttp.Response> answers = answers(row);

    assertThat(answers).as("the last: %s", text(answers)).hasSize(row.answers());
    RawHttp.Response first = answers.getFirst();
    Row.Ending ending =
        row.door().isRefusal(first)
            ? Row.Ending.REFUSED
            : row.door().isSuccess(first) ? Row.Ending.TAKEN : null;
    assertThat(ending).as(text(answers)).isIn(row.expected());
    if (answers.size() > 1) {
      assertThat(answers.get(1).text()).isEqualTo("404 not found\n");
    }
    assertThat(worn()).isEqualTo(worn);
    assertThat(faults()).isEmpty();
  }

  /** All answers until the server hangs up, which it does since nothing more will come. */
  private static List<RawHttp.Response> answers(Row row) throws Exception {
    try (RawSocket socket = new RawSocket(gateway.port())) {
      Thread.startVirtualThread(() -> socket.send(row.sending()));
      return socket.answers();
    }
  }

  private static String text(List<RawHttp.Response> answers) {
    return answers.isEmpty()
        ? "none"
        : answers.getLast().statusLine() + " " + answers.getLast().text();
  }

  private static List<String> faults() {
    return List.copyOf(LOG.list).stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
        .map(ILoggingEvent::toString)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void clientsThatVanishLeaveNothingBehind(Door door) throws IOException {
    byte[] body = door.body(picture, elsewhere.url() + "/150");
    for (int sent : new int[] {0, 1, body.length / 2, body.length - 1}) {
      byte[] request =
          Row.bytes(
              door.start(person) + door.type() + "Content-Length: " + body.length + "\n\n",
              Arrays.copyOf(body, sent));
      for (int i = 0; i < 10; i++) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
          socket.setSoLinger(true, 0);
          socket.getOutputStream().write(request);
        }
      }
    }
    assertThat(worn()).isEqualTo(worn);
    assertThat(faults()).isEmpty();
  }

  @Test
  void nothingLiesAboutThatWasNotTaken() throws IOException {
    Path incoming = data.resolve("data").resolve("incoming");
    if (Files.exists(incoming)) {
      try (Stream<Path> files = Files.list(incoming)) {
        assertThat(files).isEmpty();
      }
    }
  }
}
