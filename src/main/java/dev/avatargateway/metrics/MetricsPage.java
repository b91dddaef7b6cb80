package dev.avatargateway.metrics;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Dialect;
import dev.avatargateway.http.PlainAnswers;
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
    routes.on(
        "GET",
        "/metrics",
        request ->
            PlainAnswers.text(200, metrics.scrape())
                .with("Content-Type", "text/plain; version=0.0.4; charset=utf-8"));
    routes.onOther("/metrics", request -> PlainAnswers.of(405).with("Allow", "GET, HEAD"));
  }

  @Override
  public Answer refuse(Request request, Refusal refusal) {
    return PlainAnswers.of(400);
  }

  @Override
  public Answer fail(Request request) {
    return PlainAnswers.text(500, "500 internal server error\n");
  }
}
