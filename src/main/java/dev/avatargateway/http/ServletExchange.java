package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.http.HttpFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer at the servlet layer. */
final class ServletExchange {

  private static final Logger LOG = LoggerFactory.getLogger(ServletExchange.class);

  private final Dispatcher dispatcher;

  ServletExchange(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  void serve(HttpServletRequest servlet, HttpServletResponse response) {
    String query = servlet.getQueryString();
    String raw = query == null ? servlet.getRequestURI() : servlet.getRequestURI() + "?" + query;
    Optional<Target> target = Target.of(raw);
    WireRequest request = read(servlet, target.orElseGet(() -> new Target(raw, List.of())));
    Answer answer =
        target.isPresent()
            ? dispatcher.answer(request)
            : dispatcher.refuseUnread(
                request, new Refusal.Malformed("The path has a bad percent escape."));
    try {
      write(answer, request.method().equals("HEAD"), response);
    } catch (IOException e) {
      LOG.debug("{}: the client went away", request, e);
    }
  }

  private static WireRequest read(HttpServletRequest servlet, Target target) {
    return new WireRequest(
        servlet.getMethod(),
        target,
        name -> Collections.list(servlet.getHeaders(name)),
        servlet::getInputStream,
        Map.of());
  }

  private static void write(Answer answer, boolean headersOnly, HttpServletResponse response)
      throws IOException {
    response.setStatus(answer.status());
    // The servlet layer rewrites media types; the layer below it leaves them as they are.
    HttpFields.Mutable headers =
        ServletContextResponse.getServletContextResponse(response).getWrapped().getHeaders();
    headers.remove("Content-Type");
    AnswerHeaders.write(answer, headers);
    HttpOutput output = (HttpOutput) response.getOutputStream();
    if (!headersOnly && answer.body().hasRemaining()) {
      output.write(answer.body());
    }
    output.close();
  }
}
