package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log says of an outage. */
class StorageOutagesTest {

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private long now;
  private final StorageOutages outages = new StorageOutages(() -> now);

  @BeforeEach
  void listen() {
    log.start();
    logger().addAppender(log);
  }

  @AfterEach
  void end() {
    logger().detachAppender(log);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(StorageOutages.class);
  }

  private void refuse() {
    outages.refused(
        Requests.of("GET", "/x"),
        new RefusedException(
            new Refusal.StorageUnavailable(), new IOException("the disk is full")));
  }

  private List<String> said() {
    return log.list.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }

  @Test
  void outageIsSaidOnceAndItsEndOnce() {
    for (int i = 0; i < 100; i++) {
      refuse();
      outages.answered();
    }
    assertThat(said()).hasSize(1).noneMatch(line -> line.contains("more since"));
    assertThat(said().getFirst()).startsWith("ERROR ").contains("the disk is full");

    now += StorageOutages.CALM.toNanos();
    outages.answered();
    outages.answered();
    assertThat(said()).hasSize(2);
    assertThat(said().getLast()).startsWith("INFO ");

    refuse();
    assertThat(said()).hasSize(3);
  }

  @Test
  void longOutageIsRepeatedWithTheNumberOfThoseWhoWereRefused() {
    for (int i = 0; i < 61; i++) {
      refuse();
      now += StorageOutages.REPETITION.toNanos() / 60;
    }
    assertThat(said()).hasSize(2);
    assertThat(said().getLast()).contains("(59 more since the last such line)");
  }
}
