package dev.avatargateway.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.avatargateway.core.Trace;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Lines for programs: one JSON object each, with {@code time}, {@code level}, {@code logger},
 * {@code message}, for what is done for a request {@code request_id} and {@code trace_id}, what the
 * writer of the line named, and {@code error} with a stack trace.
 */
public final class JsonLines extends LayoutBase<ILoggingEvent> {

  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public String doLayout(ILoggingEvent event) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("time", event.getInstant().toString());
      json.writeStringField("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
      json.writeStringField("logger", event.getLoggerName());
      json.writeStringField("message", Redaction.of(event.getFormattedMessage()));
      Optional<Trace> trace = Trace.current();
      if (trace.isPresent()) {
        json.writeStringField("request_id", trace.get().spanId());
        json.writeStringField("trace_id", trace.get().traceId());
      }
      writeNamed(json, event.getKeyValuePairs());
      IThrowableProxy fault = event.getThrowableProxy();
      if (fault != null) {
        json.writeStringField("error", Redaction.of(ThrowableProxyUtil.asString(fault)));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes whatever is written", e);
    }
    return line.append('\n').toString();
  }

  private static void writeNamed(JsonGenerator json, @Nullable List<KeyValuePair> pairs)
      throws IOException {
    if (pairs == null) {
      return;
    }
    for (KeyValuePair pair : pairs) {
      json.writeFieldName(pair.key);
      switch (pair.value) {
        case Integer number -> json.writeNumber(number);
        case Long number -> json.writeNumber(number);
        case Double number -> json.writeNumber(number);
        case null -> json.writeNull();
        default -> json.writeString(Redaction.of(pair.value.toString()));
      }
    }
  }
}
