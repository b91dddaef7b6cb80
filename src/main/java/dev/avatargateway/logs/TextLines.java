package dev.avatargateway.logs;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.avatargateway.core.Trace;

/**
 * Lines for people, as a pattern says; with the trace behind the message of those that have one.
 */
public final class TextLines extends PatternLayout {

  @Override
  public String doLayout(ILoggingEvent event) {
    String line = Redaction.of(super.doLayout(event));
    return Trace.current().map(trace -> behindFirstLine(line, trace)).orElse(line);
  }

  private static String behindFirstLine(String text, Trace trace) {
    int end = text.indexOf('\n');
    String name = " [" + trace.traceId() + "-" + trace.spanId() + "]";
    return end < 0 ? text + name : text.substring(0, end) + name + text.substring(end);
  }
}
