package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;
import java.time.Duration;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Answers what the server could not read, or would not, in the words of the dialect it was for. */
final class UnreadRequests implements Request.Handler {

  private final Dispatcher dispatcher;

  UnreadRequests(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public boolean handle(Request jetty, Response response, Callback callback) {
    Answer answer = word(jetty, response.getStatus());
    response.setStatus(answer.status());
    response.getHeaders().remove("Content-Type");
    AnswerHeaders.write(answer, response.getHeaders());
    if (jetty.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_1) {
      // Jetty takes it for understood there, but whoever speaks a later version may not.
      response.getHeaders().put("Connection", "close");
    }
    boolean headersOnly = jetty.getMethod().equals("HEAD");
    response.write(true, headersOnly ? BufferUtil.EMPTY_BUFFER : answer.body(), callback);
    return true;
  }

  private Answer word(Request jetty, int status) {
    WireRequest request =
        JettyRequests.withoutBody(jetty, Target.of(JettyRequests.target(jetty)), dispatcher);
    if (status == 503) {
      return dispatcher.refuseUnread(request, status, new Refusal.Busy(Duration.ofSeconds(1)));
    }
    if (status == 505) {
      // Who speaks no HTTP that is known here is no client of any product.
      return PlainAnswers.of(status);
    }
    if (status >= 500) {
      Object fault = jetty.getAttribute(ErrorHandler.ERROR_EXCEPTION);
      return dispatcher.failUnread(
          request, fault instanceof Throwable t ? t : new IllegalStateException("no cause given"));
    }
    return dispatcher.refuseUnread(request, status, new Refusal.Malformed(reason(status)));
  }

  private static String reason(int status) {
    return switch (status) {
      case 408 -> "The request did not arrive in time.";
      case 413 -> "The request is too large.";
      case 414 -> "The request target is too long.";
      case 417 -> "The expectation cannot be met.";
      case 431 -> "The request header is too large.";
      default -> "The request is not well-formed HTTP.";
    };
  }
}
