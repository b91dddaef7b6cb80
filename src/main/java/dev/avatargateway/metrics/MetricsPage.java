package dev.avatargateway.metrics;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Dialect;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.Routes;

/** {@code /metrics} at the operator's port. */
public final class MetricsPage implements Dialect {

  private final Metrics metrics;

  public MetricsPage(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void mount(Routes routes) {
    routes.on("GET", "/metrics", request -> text(200, "; version=0.0.4", metrics.scrape()));
    routes.onOther(
        "/metrics",
        request -> text(405, "", "405 method not allowed\n").with("Allow", "GET, HEAD"));
  }

  private static Answer text(int status, String version, String text) {
    return Answer.of(status)
        .with("Content-Type", "text/plain" + version + "; charset=utf-8")
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store")
        .withBody(text);
  }

  @Override
  public Answer refuse(Request request, Refusal refusal) {
    return text(400, "", "400 bad request\n");
  }

  @Override
  public Answer fail(Request request) {
    return text(500, "", "500 internal server error\n");
  }
}
