package dev.avatargateway.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;

/** How often something was remembered, and how often it had to be looked up to be remembered. */
final class CacheFigures {

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /**
   * @param cache what is remembered, in one word
   */
  CacheFigures(MeterRegistry registry, String cache) {
    register(registry, cache, "hit", hits);
    register(registry, cache, "miss", misses);
  }

  private static void register(
      MeterRegistry registry, String cache, String result, LongAdder count) {
    FunctionCounter.builder("gateway.cache.reads", count, LongAdder::sum)
        .description("What was found in a cache, and what had to be looked up for it")
        .tag("cache", cache)
        .tag("result", result)
        .register(registry);
  }

  void hit() {
    hits.increment();
  }

  void missed() {
    misses.increment();
  }
}
