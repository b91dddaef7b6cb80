package dev.avatargateway;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import dev.avatargateway.logs.JsonLines;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/** Sets how much is logged, and how. */
final class Logging {

  private static final java.util.logging.Logger DRIVER =
      java.util.logging.Logger.getLogger("org.postgresql");

  private Logging() {}

  /**
   * @param name error, warn, info, debug or trace
   */
  static void level(String name) {
    // The driver's own logger repeats addresses, which may hold a password.
    DRIVER.setLevel(java.util.logging.Level.OFF);
    root().setLevel(Level.toLevel(name));
  }

  /** From now on each line is a JSON object. */
  static void json() {
    if (root().getAppender("stderr") instanceof OutputStreamAppender<ILoggingEvent> appender) {
      JsonLines lines = new JsonLines();
      LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
      encoder.setContext(root().getLoggerContext());
      encoder.setCharset(StandardCharsets.UTF_8);
      lines.setContext(root().getLoggerContext());
      lines.start();
      encoder.setLayout(lines);
      encoder.start();
      appender.setEncoder(encoder);
    }
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
