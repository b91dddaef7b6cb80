package dev.avatargateway.http;

import dev.avatargateway.core.Health;
import dev.avatargateway.core.Refusal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * {@code /healthz}, which says that the process is alive, and {@code /readyz}, that it can serve.
 */
final class HealthPages implements Dialect {

  private final Supplier<Map<String, Health>> parts;
  private final BooleanSupplier stopping;

  /**
   * @param parts the parts by their names
   */
  HealthPages(Supplier<Map<String, Health>> parts, BooleanSupplier stopping) {
    this.parts = parts;
    this.stopping = stopping;
  }

  @Override
  public void mount(Routes routes) {
    routes.on("GET", "/healthz", request -> PlainAnswers.text(200, "ok\n"));
    routes.on("GET", "/readyz", request -> ready());
    routes.otherwise("/", request -> PlainAnswers.of(404));
  }

  private Answer ready() {
    if (stopping.getAsBoolean()) {
      return PlainAnswers.text(503, "stopping\n");
    }
    StringBuilder broken = new StringBuilder();
    new TreeMap<>(parts.get())
        .forEach(
            (part, health) -> {
              if (!health.ok()) {
                String detail = health.detail().replaceAll("\\s+", " ");
                broken.append(part).append(": ").append(detail).append('\n');
              }
            });
    return broken.isEmpty()
        ? PlainAnswers.text(200, "ok\n")
        : PlainAnswers.text(503, broken.toString());
  }

  @Override
  public Answer refuse(Request request, Refusal refusal) {
    return refusal instanceof Refusal.Busy ? PlainAnswers.of(503) : PlainAnswers.of(400);
  }

  @Override
  public Answer fail(Request request) {
    return PlainAnswers.of(500);
  }
}
