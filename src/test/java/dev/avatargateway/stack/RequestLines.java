package dev.avatargateway.stack;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import dev.avatargateway.http.RequestLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** Everything that this process logs at a level, with the lines of requests, as text. */
final class RequestLines implements AutoCloseable {

  private static final AtomicInteger readers = new AtomicInteger();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
  private final Level before = root().getLevel();

  RequestLines(Layout<ILoggingEvent> layout, Level level) {
    readers.incrementAndGet();
    layout.setContext(root().getLoggerContext());
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(root().getLoggerContext());
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    appender.setContext(root().getLoggerContext());
    appender.setEncoder(encoder);
    appender.setOutputStream(out);
    appender.start();
    root().addAppender(appender);
    root().setLevel(level);
    requests().setLevel(level);
  }

  /** Requests have no lines but where somebody reads them. */
  static void quiet() {
    if (readers.get() == 0) {
      requests().setLevel(Level.WARN);
    }
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private static Logger requests() {
    return (Logger) LoggerFactory.getLogger(RequestLog.class);
  }

  List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Override
  public void close() {
    root().detachAppender(appender);
    appender.stop();
    root().setLevel(before);
    readers.decrementAndGet();
    quiet();
  }
}
