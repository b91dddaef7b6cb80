package dev.avatargateway.http;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The short way of reads through the server, below the servlet layer: from memory on the thread
 * that read the request, or else on a thread that may wait. Everything else goes the long way.
 */
final class PlainReads extends Handler.Wrapper {

  private final Dispatcher dispatcher;
  private final Executor waiting;

  /**
   * @param waiting runs what may wait
   */
  PlainReads(Dispatcher dispatcher, Executor waiting) {
    this.dispatcher = dispatcher;
    this.waiting = waiting;
  }

  /** Nothing here waits on the calling thread. */
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request jetty, Response response, Callback callback) {
    if (!isPlain(jetty)) {
      waiting.execute(() -> handleLong(jetty, response, callback));
      return true;
    }
    RawTargetConnection.learn(jetty);
    String target = JettyRequests.target(jetty);
    Optional<Answer> known =
        dispatcher.glance(target, where -> JettyRequests.withoutBody(jetty, where, dispatcher));
    if (known.isPresent()) {
      write(known.get(), response, callback);
    } else {
      waiting.execute(() -> handleAtLength(Target.of(target), jetty, response, callback));
    }
    return true;
  }

  private void handleAtLength(Target target, Request jetty, Response response, Callback callback) {
    try {
      Answer answer = dispatcher.answer(JettyRequests.withoutBody(jetty, target, dispatcher));
      write(answer, response, callback);
    } catch (Throwable fault) {
      Response.writeError(jetty, response, callback, fault);
    }
  }

  /** Whether it is a read of a whole, with no body and no condition but {@code If-None-Match}. */
  private static boolean isPlain(Request jetty) {
    if (!jetty.getMethod().equals("GET")) {
      return false;
    }
    HttpFields fields = jetty.getHeaders();
    for (int i = 0; i < fields.size(); i++) {
      HttpField field = fields.getField(i);
      HttpHeader header = field.getHeader();
      if (header != null && !isPlain(header, field)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(HttpHeader header, HttpField field) {
    return switch (header) {
      // Some clients say so in every request.
      case CONTENT_LENGTH -> "0".equals(field.getValue());
      case TRANSFER_ENCODING,
          EXPECT,
          RANGE,
          IF_RANGE,
          IF_MATCH,
          IF_MODIFIED_SINCE,
          IF_UNMODIFIED_SINCE ->
          false;
      default -> true;
    };
  }

  private static void write(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    HttpFields.Mutable headers = response.getHeaders();
    for (Header header : answer.headers()) {
      headers.add(header.field());
    }
    response.write(true, answer.body(), callback);
  }

  private void handleLong(Request jetty, Response response, Callback callback) {
    try {
      if (!super.handle(jetty, response, callback)) {
        Response.writeError(jetty, response, callback, 404);
      }
    } catch (Throwable fault) {
      Response.writeError(jetty, response, callback, fault);
    }
  }
}
