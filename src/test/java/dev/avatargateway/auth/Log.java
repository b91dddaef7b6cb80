package dev.avatargateway.auth;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Everything that the room logs, down to the finest, while it is open. */
final class Log implements AutoCloseable {

  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.avatargateway.auth");
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  Log() {
    logger.setLevel(Level.TRACE);
    events.start();
    logger.addAppender(events);
  }

  List<String> warnings() {
    return events.list.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  String text() {
    return String.join(
        "\n",
        events.list.stream()
            .map(event -> event.getFormattedMessage() + " " + event.getThrowableProxy())
            .toList());
  }

  @Override
  public void close() {
    logger.detachAppender(events);
    logger.setLevel(null);
  }
}
