package dev.avatargateway.metrics;

import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.Catalog;
import dev.avatargateway.core.Fetcher;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.Intake;
import dev.avatargateway.core.RenditionMemory;
import dev.avatargateway.http.Witness;
import dev.avatargateway.limits.Limit;
import dev.avatargateway.limits.RefusalCount;
import dev.avatargateway.upkeep.Sweep;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * The figures of this process. It gives each part that is worth measuring back with a watch on it;
 * the part itself knows nothing of that.
 */
public final class Metrics implements RefusalCount, AutoCloseable {

  private final PrometheusMeterRegistry registry = registry();
  private final Map<Limit, Counter> refused = new EnumMap<>(Limit.class);
  private final Counter sweptBlobs;
  private final RequestFigures requests = new RequestFigures(registry);
  private final StageFigures stages = new StageFigures(registry);
  private final CacheFigures people = new CacheFigures(registry, "people");
  private final CacheFigures pictures = new CacheFigures(registry, "pictures");
  private final JvmGcMetrics garbage = new JvmGcMetrics();

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
    FunctionCounter.builder("process.cpu", ProcessHandle.current(), Metrics::cpuSeconds)
        .baseUnit("seconds")
        .description("Processor time that this process used")
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    garbage.bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Leaves out what is named against the rules that Prometheus's own tools check. */
  private static PrometheusMeterRegistry registry() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry
        .config()
        .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"))
        .meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
    return registry;
  }

  private static double cpuSeconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
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

  /** Counts and times requests. */
  public Witness requests() {
    return requests;
  }

  public Intake timed(Intake intake) {
    return intake.watched((took, whole) -> stages.ended(Stage.INTAKE, whole, took.toNanos()));
  }

  public Fetcher timed(Fetcher fetcher) {
    return new TimedFetcher(fetcher, stages);
  }

  public Imaging timed(Imaging imaging) {
    return new TimedImaging(imaging, stages);
  }

  public BlobStore timed(BlobStore blobs) {
    return new TimedBlobs(blobs, stages);
  }

  public Catalog timed(Catalog catalog) {
    return new TimedCatalog(catalog, stages, people);
  }

  public RenditionMemory counted(RenditionMemory memory) {
    return new CountedMemory(memory, pictures);
  }

  /** Shows how many of something there are now. */
  public void gauge(String name, String description, IntSupplier now) {
    gauge(name, description, Tags.empty(), now);
  }

  /** Shows how many of something are in a state now. */
  public void gauge(String name, String description, String state, IntSupplier now) {
    gauge(name, description, Tags.of("state", state), now);
  }

  private void gauge(String name, String description, Tags tags, IntSupplier now) {
    Gauge.builder(name, now::getAsInt)
        .description(description)
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  /** All of them, as text. */
  String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    garbage.close();
    registry.close();
  }
}
