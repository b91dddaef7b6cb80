package dev.avatargateway.metrics;

import dev.avatargateway.limits.Limit;
import dev.avatargateway.limits.RefusalCount;
import dev.avatargateway.upkeep.Sweep;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** The counters of this process, each there from the start at 0. */
public final class Metrics implements RefusalCount, AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Limit, Counter> refused = new EnumMap<>(Limit.class);

  private final Counter sweptBlobs;

  public Metrics() {
    for (Limit limit : Limit.values()) {
      refused.put(
          limit,
          Counter.builder("gateway.refused")
              .description("Requests refused by a limit")
              .tag("limit", limit.toString())
              .register(registry));
    }
    sweptBlobs =
        Counter.builder("gateway.swept")
            .description("Stored pictures deleted because nobody wore them")
            .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  @Override
  public void refused(Limit limit) {
    Counter counter = refused.get(limit);
    if (counter != null) {
      counter.increment();
    }
  }

  /** Counts what a sweep deleted. */
  public void swept(Sweep sweep) {
    sweptBlobs.increment((double) sweep.deleted());
  }

  /** All of them, as text. */
  String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    registry.close();
  }
}
