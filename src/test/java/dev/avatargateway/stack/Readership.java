package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.stack.Wire.Message;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * One person whose picture is changed at one node and looked at on another, again and again: what
 * is seen must be no older than what was acknowledged a second before the look began.
 */
final class Readership {

  private static final Duration BOUND = Duration.ofSeconds(1);

  private final List<TestGateway> nodes;
  private final Wire wire;
  private final String id;
  private final String token;
  private final Random random;

  /** What was acknowledged and when, the latest first. */
  private final Deque<Acknowledged> acknowledged = new ArrayDeque<>();

  private int late;

  private record Acknowledged(long version, long nanos) {}

  Readership(List<TestGateway> nodes, Wire wire, String id, long seed) {
    this.nodes = nodes;
    this.wire = wire;
    this.id = id;
    this.token = nodes.getFirst().token("mattermost", id);
    this.random = new Random(seed);
  }

  /** Changes it at one node, sees that there at once, and looks at another. */
  void turn() throws Exception {
    TestGateway writer = any();
    HttpResponse<byte[]> removed =
        wire.send(new Message("DELETE", image(writer), token, "", new byte[0]));
    assertThat(removed.statusCode()).isEqualTo(200);
    long now = System.nanoTime();
    long version = look(writer);
    assertThat(acknowledged).allMatch(before -> before.version() < version);
    acknowledged.addFirst(new Acknowledged(version, now));
    check(any());
  }

  /** Looks at one node; what it shows may be late, but not by more than the bound. */
  void check(TestGateway reader) throws Exception {
    long begun = System.nanoTime();
    long seen = look(reader);
    long owed =
        acknowledged.stream()
            .filter(one -> begun - one.nanos() > BOUND.toNanos())
            .mapToLong(Acknowledged::version)
            .findFirst()
            .orElse(0);
    assertThat(seen).as("%s at %s", id, reader.url()).isGreaterThanOrEqualTo(owed);
    if (seen < acknowledged.getFirst().version()) {
      late++;
    }
    while (acknowledged.size() > 1
        && begun - acknowledged.getLast().nanos() > 2 * BOUND.toNanos()) {
      acknowledged.removeLast();
    }
  }

  /** How many looks showed something that was not the latest any more. */
  int late() {
    return late;
  }

  private TestGateway any() {
    return nodes.get(random.nextInt(nodes.size()));
  }

  private String image(TestGateway node) {
    return node.url() + "/api/v4/users/" + id + "/image";
  }

  /** The version, which Mattermost's entity tag is: below zero for one without a picture. */
  private long look(TestGateway node) throws Exception {
    HttpResponse<byte[]> answer = wire.send(Message.get(image(node), token));
    assertThat(answer.statusCode()).isEqualTo(200);
    return Math.abs(
        Long.parseLong(answer.headers().firstValue("ETag").orElseThrow().replace("\"", "")));
  }
}
