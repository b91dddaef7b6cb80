package dev.avatargateway.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.attack.Door.Person;
import dev.avatargateway.http.RawHttp;
import dev.avatargateway.stack.TestGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Refusals of all kinds among reads on kept connections: each read is answered with the picture of
 * whom it asks about, or the refusal before it said that the connection ends, and it did.
 */
final class KeptConnectionsTest {

  private static final int LIMIT = 100_000;
  private static final int ROUNDS = 6;

  @TempDir private static Path data;

  private static TestGateway gateway;
  private static Person person;
  private static List<Read> reads;

  @BeforeAll
  static void start() throws IOException {
    gateway =
        TestGateway.start(
            data.resolve("data"),
            "--cloudreve-max-bytes=" + LIMIT,
            "--mattermost-max-bytes=" + LIMIT,
            "--creatorshub-max-bytes=" + LIMIT,
            "--address-failures-per-minute=1",
            "--trusted-proxies=127.0.0.1");
    person = Person.in(gateway);
    String bob = "bob";
    gateway.person("Two", bob, "bobbobbobbobbobbobbobbobbo", "12");
    byte[] ofPerson = dress(Person.CLOUDREVE, "photo.png");
    byte[] ofBob = dress(bob, "photo.jpg");
    assertThat(ofPerson).isNotEqualTo(ofBob);
    reads =
        List.of(
            new Read("GET", Person.CLOUDREVE, "", 200, ofPerson),
            new Read("GET", bob, "", 200, ofBob),
            new Read("GET", bob, "Range: bytes=0-99\n", 206, Arrays.copyOf(ofBob, 100)),
            new Read("HEAD", bob, "", 200, new byte[0]),
            new Read("GET", "nobody", "", 200, null));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static byte[] dress(String id, String picture) throws IOException {
    byte[] body = Files.readAllBytes(Path.of("compat-specs", "pictures", picture));
    try (RawHttp http = RawHttp.to(gateway.port())) {
      http.send(
          "PUT /api/v4/user/setting/avatar HTTP/1.1\nHost: h\nContent-Type: image/png\n"
              + ("Authorization: Bearer " + gateway.token("cloudreve", id) + "\n")
              + ("Content-Length: " + body.length + "\n\n"));
      assertThat(Door.CLOUDREVE.isSuccess(http.send(body).read())).isTrue();
      return http.send("GET /api/v4/user/avatar/" + id + " HTTP/1.1\nHost: h\n\n").read().body();
    }
  }

  /**
   * A read whose answer shows that it is this one's.
   *
   * @param body what is answered; null: that nobody is known by that id
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Read(
      String method, String id, String headers, int status, byte @Nullable [] body) {

    byte[] bytes() {
      return Row.bytes(
          method + " /api/v4/user/avatar/" + id + " HTTP/1.1\nHost: h\n" + headers + "\n",
          new byte[0]);
    }

    void check(RawHttp http, String after) throws IOException {
      RawHttp.Response answer = method.equals("HEAD") ? http.readHead() : http.read();
      assertThat(answer.status()).as("%s after %s", this, after).isEqualTo(status);
      if (body == null) {
        assertThat(answer.text()).as("%s after %s", this, after).contains("\"code\":40021");
      } else {
        assertThat(answer.body()).as("%s after %s", this, after).isEqualTo(body);
      }
    }
  }

  /**
   * Something that is refused.
   *
   * @param isWorded whether in the words of the door
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Wrong(String name, boolean isWorded, byte[] bytes) {}

  private static List<Wrong> wrongs(Door door) {
    // Would be answered, if they were taken for requests.
    byte[] requests =
        Row.bytes("GET /api/v4/user/avatar/bob HTTP/1.1\nHost: h\n\n".repeat(50), none());
    byte[] longBody = new byte[3 * LIMIT];
    for (int i = 0; i < longBody.length; i++) {
      longBody[i] = requests[i % requests.length];
    }
    byte[] longUpload = door.field().isEmpty() ? longBody : door.body(longBody, "");
    String stranger = door.start(person).replaceFirst("Bearer .*", "Bearer nobody");
    String flood = stranger + "X-Forwarded-For: 203.0.113.7\n";
    String start = door.start(person);
    List<Wrong> wrongs = new ArrayList<>();
    if (door != Door.HUB_JSON) {
      // There the body is asked for, and refused when too much of it has come.
      wrongs.add(new Wrong("413, held back", true, held(start + door.type(), 3 * LIMIT)));
    }
    Collections.addAll(
        wrongs,
        new Wrong("401, no body", true, Row.bytes(stranger + "Content-Length: 0\n\n", none())),
        new Wrong("401, a body", true, whole(stranger + door.type(), requests)),
        new Wrong("401, a long body", true, whole(stranger + door.type(), longBody)),
        new Wrong("401, chunks", true, chunked(stranger + door.type(), requests)),
        new Wrong("401, a body held back", true, held(stranger + door.type(), 5000)),
        new Wrong("429, a body", true, whole(flood + door.type(), requests)),
        new Wrong("429, chunks", true, chunked(flood + door.type(), requests)),
        new Wrong("400, no picture", true, whole(start + door.type(), requests)),
        new Wrong("400, no picture in chunks", true, chunked(start + door.type(), requests)),
        new Wrong("413, read", true, whole(start + door.type(), longUpload)),
        new Wrong("413, read in chunks", true, chunked(start + door.type(), longUpload)),
        new Wrong(
            "413, a header",
            false,
            Row.bytes(line("GET", "/", "X: " + "x".repeat(40_000)), none())),
        new Wrong("404", false, Row.bytes(line("GET", "/nothing", ""), none())),
        new Wrong("404, a body", false, whole("PUT /nothing HTTP/1.1\nHost: h\n", requests)),
        new Wrong("404, a long body", false, whole("PUT /nothing HTTP/1.1\nHost: h\n", longBody)),
        new Wrong("404, a body to GET", false, whole("GET /nothing HTTP/1.1\nHost: h\n", requests)),
        new Wrong(
            "400, a path", false, Row.bytes(line("GET", "/api/v4/user/avatar/%zz", ""), none())),
        new Wrong("400, a path and a body", false, whole("PUT /%zz HTTP/1.1\nHost: h\n", requests)),
        new Wrong("400, a header", false, Row.bytes(line("GET", "/", "no colon"), none())),
        new Wrong("400, two lengths", false, whole(start + "Content-Length: 1\n", requests)));
    return wrongs;
  }

  private static byte[] none() {
    return new byte[0];
  }

  private static String line(String method, String target, String header) {
    return method
        + " "
        + target
        + " HTTP/1.1\nHost: h\n"
        + (header.isEmpty() ? "" : header + "\n")
        + "\n";
  }

  private static byte[] whole(String head, byte[] body) {
    return Row.bytes(head + "Content-Length: " + body.length + "\n\n", body);
  }

  private static byte[] held(String head, int length) {
    return Row.bytes(head + "Expect: 100-continue\nContent-Length: " + length + "\n\n", none());
  }

  private static byte[] chunked(String head, byte[] body) {
    byte[] start =
        Row.bytes(
            head + "Transfer-Encoding: chunked\n\n" + Integer.toHexString(body.length) + "\n",
            body);
    return FramingRows.both(start, Row.bytes("\n0\n\n", none()));
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void whatFollowsARefusalIsAnsweredRightlyOrNotAtAll(Door door) throws IOException {
    Random random = new Random(5);
    List<Wrong> wrongs = wrongs(door);
    Conversation conversation = new Conversation(door, random);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        Collections.shuffle(wrongs, random);
        for (Wrong wrong : wrongs) {
          conversation.waitForEach(wrong);
        }
        Collections.shuffle(wrongs, random);
        for (Wrong wrong : wrongs) {
          conversation.sendAtOnce(wrong);
        }
      }
    } finally {
      conversation.close();
    }
    assertThat(conversation.longest).as("refusals on one connection").isGreaterThan(10);
    assertThat(conversation.floods).as("answers of 429").isPositive();
  }

  /** A client that goes on over one connection until it is told that it ends. */
  private static final class Conversation implements AutoCloseable {

    private final Door door;
    private final Random random;
    private RawHttp http = RawHttp.to(gateway.port());
    private int here;
    private int longest;
    private int floods;

    Conversation(Door door, Random random) throws IOException {
      this.door = door;
      this.random = random;
    }

    void waitForEach(Wrong wrong) throws IOException {
      http.send(wrong.bytes());
      if (refused(wrong)) {
        Read read = any();
        http.send(read.bytes());
        read.check(http, wrong.name());
      } else {
        expectEnd(wrong);
      }
    }

    void sendAtOnce(Wrong wrong) throws IOException {
      Read read = any();
      Read next = any();
      // On a thread of its own: a server that does not read on would stop this one.
      Thread sending =
          Thread.startVirtualThread(
              () -> {
                try {
                  byte[] both = FramingRows.both(read.bytes(), next.bytes());
                  http.send(FramingRows.both(wrong.bytes(), both));
                } catch (SocketException e) {
                  // The server has hung up.
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      boolean goesOn = refused(wrong);
      if (goesOn) {
        read.check(http, wrong.name());
        next.check(http, wrong.name() + ", and one more");
      }
      try {
        sending.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (!goesOn) {
        expectEnd(wrong);
      }
    }

    private Read any() {
      return reads.get(random.nextInt(reads.size()));
    }

    /** Reads the refusal; whether the connection goes on. */
    private boolean refused(Wrong wrong) throws IOException {
      RawHttp.Response answer = http.read();
      boolean flood = answer.status() == 429 || answer.text().contains("\"code\":429");
      if (flood) {
        floods++;
      } else if (wrong.isWorded()) {
        assertThat(door.isRefusal(answer)).as("%s: %s", wrong.name(), answer.text()).isTrue();
      } else {
        assertThat(answer.text()).as(wrong.name()).doesNotStartWith("\u0089PNG");
        assertThat(answer.statusLine()).as(wrong.name()).doesNotContain(" 200 OK ");
      }
      here++;
      longest = Math.max(longest, here);
      return answer.header("Connection").filter("close"::equalsIgnoreCase).isEmpty();
    }

    private void expectEnd(Wrong wrong) throws IOException {
      try {
        assertThat(http.isClosedByServer()).as(wrong.name()).isTrue();
      } catch (SocketException e) {
        // Reset, since there was more to read: an end too.
      }
      http.close();
      http = RawHttp.to(gateway.port());
      here = 0;
    }

    @Override
    public void close() throws IOException {
      http.close();
    }
  }
}
