package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.http.HttpFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer at the servlet layer. */
final class ServletExchange {

  private static final Logger LOG = LoggerFactory.getLogger(ServletExchange.class);

  private static final Refusal ODDLY_CODED =
      new Refusal.Malformed("The only Transfer-Encoding is chunked, in HTTP/1.1.");

  private final HttpServletRequest servlet;
  private final HttpServletResponse response;
  private boolean bodyOpened;

  ServletExchange(HttpServletRequest servlet, HttpServletResponse response) {
    this.servlet = servlet;
    this.response = response;
  }

  void serve(Dispatcher dispatcher) {
    WireRequest request = read(dispatcher);
    Answer answer =
        isCodedOddly()
            ? dispatcher.refuseUnread(request, 400, ODDLY_CODED)
            : dispatcher.answer(request);
    try {
      write(answer, request.method().equals("HEAD"));
    } catch (IOException e) {
      LOG.debug("{}: the client went away", request, e);
      return;
    }
    if (hasBody() && !awaitsContinue()) {
      BodyDrain.drain(servlet);
    }
  }

  private WireRequest read(Dispatcher dispatcher) {
    ServletContextRequest jetty = ServletContextRequest.getServletContextRequest(servlet);
    return new WireRequest(
        servlet.getMethod(),
        Target.of(JettyRequests.target(jetty)),
        new JettyHeaders(jetty.getHeaders()),
        this::openBody,
        Map.of(),
        () -> JettyRequests.client(jetty, dispatcher));
  }

  private InputStream openBody() throws IOException {
    bodyOpened = true;
    return servlet.getInputStream();
  }

  private boolean hasBody() {
    return servlet.getContentLengthLong() > 0 || servlet.getHeader("Transfer-Encoding") != null;
  }

  /**
   * True for a coding besides chunks, which would have to be undone first, and for any in HTTP/1.0,
   * where those on the way may see the body end elsewhere (RFC 9112, section 6.1).
   */
  private boolean isCodedOddly() {
    List<String> codings = Collections.list(servlet.getHeaders("Transfer-Encoding"));
    return !codings.isEmpty()
        && !(servlet.getProtocol().equals("HTTP/1.1")
            && codings.size() == 1
            && codings.getFirst().equalsIgnoreCase("chunked"));
  }

  /** True when the client holds its body back until it is asked for it, and it was not. */
  private boolean awaitsContinue() {
    return !bodyOpened && servlet.getHeader("Expect") != null;
  }

  private void write(Answer answer, boolean headersOnly) throws IOException {
    response.setStatus(answer.status());
    // The servlet layer rewrites media types; the layer below it leaves them as they are.
    HttpFields.Mutable headers =
        ServletContextResponse.getServletContextResponse(response).getWrapped().getHeaders();
    headers.remove("Content-Type");
    AnswerHeaders.write(answer, headers);
    if (awaitsContinue() || isCodedOddly()) {
      headers.put("Connection", "close");
    }
    HttpOutput output = (HttpOutput) response.getOutputStream();
    if (!headersOnly && answer.body().hasRemaining()) {
      output.write(answer.body());
    }
    output.close();
  }
}
