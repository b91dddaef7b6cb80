package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.avatargateway.core.Refusal;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RequestLogTest {

  private static final Ending ANSWERED = Ending.answered("chat", Answer.of(200));
  private static final Ending REFUSED =
      Ending.refused("chat", Answer.of(401), new Refusal.NotAuthenticated());

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final AtomicLong clock = new AtomicLong();
  private final RequestLog log = new RequestLog(clock::get);
  private final Level before = logger().getLevel();

  @BeforeEach
  void listen() {
    lines.start();
    logger().addAppender(lines);
    logger().setLevel(Level.INFO);
  }

  @AfterEach
  void leave() {
    logger().detachAppender(lines);
    logger().setLevel(before);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(RequestLog.class);
  }

  private void end(String method, Ending ending) {
    log.ended(request(method), ending, Duration.ofMillis(3));
  }

  private static Request request(String method) {
    return new WireRequest(
        method,
        Target.of("/a?token=s3cret"),
        _ -> List.of(),
        InputStream::nullInputStream,
        Map.of(),
        InetAddress::getLoopbackAddress);
  }

  private List<String> said() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void changesAndRefusalsHaveALineAndReadsHaveNone() {
    end("GET", ANSWERED);
    end("HEAD", Ending.answered("chat", Answer.of(304)));
    end("GET", Ending.answered("chat", Answer.of(404)));
    end("PUT", ANSWERED);
    end("GET", REFUSED);
    end("GET", Ending.failed("chat", Answer.of(500)));

    assertThat(said())
        .containsExactly(
            "PUT /a 200 answered at chat",
            "GET /a 401 refused at chat: NotAuthenticated",
            "GET /a 500 failed at chat");
    assertThat(lines.list.get(1).getKeyValuePairs())
        .extracting(pair -> pair.key + "=" + pair.value)
        .containsExactly(
            "dialect=chat",
            "outcome=refused",
            "status=401",
            "duration_ms=3",
            "reason=NotAuthenticated");
  }

  @Test
  void readsHaveALineForWhoLooksForFaults() {
    logger().setLevel(Level.DEBUG);
    end("GET", ANSWERED);
    log.watched("chat", _ -> Optional.of(Answer.of(200))).at(request("GET"));

    assertThat(said())
        .containsExactly("GET /a 200 answered at chat", "GET /a 200 answered at chat");
  }

  @Test
  void aFloodOfBadRequestsDoesNotFillTheLog() {
    for (int i = 0; i < 5 * RequestLog.MOST; i++) {
      end("GET", REFUSED);
    }
    end("PUT", ANSWERED);
    assertThat(said()).hasSize(RequestLog.MOST + 1);

    clock.addAndGet(Duration.ofSeconds(1).toNanos());
    end("GET", REFUSED);
    assertThat(said().getLast())
        .endsWith("(" + 4 * RequestLog.MOST + " such requests before it without a line)");
  }

  @Test
  void theOperatorsProgramsMayAskAllTheTime() {
    Ending unready = Ending.answered("operator", Answer.of(503));
    end("GET", unready);
    end("POST", Ending.answered("operator", Answer.of(200)));
    assertThat(said()).isEmpty();

    end("POST", Ending.answered("operator", Answer.of(401)));
    assertThat(said()).hasSize(1);
  }
}
