package dev.avatargateway.metrics;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.http.Ending;
import dev.avatargateway.http.Glance;
import dev.avatargateway.http.Outcome;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.Witness;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Requests by dialect, kind, outcome, and whether a handler was asked or memory. */
final class RequestFigures implements Witness {

  private static final String REQUESTS = "gateway.requests";
  private static final String REQUESTS_TEXT =
      "Requests that were answered, by a handler or out of memory";

  private final MeterRegistry registry;
  private final Map<Kept, Timed> requests = new ConcurrentHashMap<>();
  private final Map<Reason, Counter> refusals = new ConcurrentHashMap<>();
  private final Map<Kept, LongAdder> glanced = new ConcurrentHashMap<>();
  private final Map<String, Timer> glances = new ConcurrentHashMap<>();

  RequestFigures(MeterRegistry registry) {
    this.registry = registry;
  }

  /** What is counted together. */
  private record Kept(String dialect, boolean read, Outcome outcome) {

    Tags tags() {
      return Tags.of(
          "dialect", dialect, "kind", read ? "read" : "write", "outcome", outcome.toString());
    }
  }

  private record Reason(String dialect, Class<? extends Refusal> refusal) {}

  private record Timed(Counter count, Timer time) {}

  @Override
  public void ended(Request request, Ending ending, Duration took) {
    String method = request.method();
    boolean read = method.equals("GET") || method.equals("HEAD");
    Timed timed =
        requests.computeIfAbsent(
            new Kept(ending.dialect(), read, ending.outcome()), this::registered);
    timed.count().increment();
    timed.time().record(took);
    ending
        .refusal()
        .ifPresent(
            refusal ->
                refusals
                    .computeIfAbsent(
                        new Reason(ending.dialect(), refusal.getClass()), this::registered)
                    .increment());
  }

  @Override
  public Glance watched(String dialect, Glance glance) {
    return new CountedGlance(
        glance,
        glanced(new Kept(dialect, true, Outcome.ANSWERED)),
        glanced(new Kept(dialect, true, Outcome.UNCHANGED)),
        glances.computeIfAbsent(dialect, this::registered));
  }

  private LongAdder glanced(Kept kept) {
    return glanced.computeIfAbsent(
        kept,
        _ -> {
          LongAdder count = new LongAdder();
          FunctionCounter.builder(REQUESTS, count, LongAdder::sum)
              .description(REQUESTS_TEXT)
              .tags(kept.tags().and("way", "memory"))
              .register(registry);
          return count;
        });
  }

  private Timed registered(Kept kept) {
    return new Timed(
        Counter.builder(REQUESTS)
            .description(REQUESTS_TEXT)
            .tags(kept.tags().and("way", "handler"))
            .register(registry),
        Timer.builder("gateway.request.duration")
            .description("From the header of a request to its answer, where a handler was asked")
            .tags(kept.tags())
            .serviceLevelObjectives(Buckets.WORK)
            .register(registry));
  }

  private Counter registered(Reason reason) {
    return Counter.builder("gateway.requests.refused")
        .description("Requests that were refused, by the reason")
        .tags("dialect", reason.dialect(), "reason", words(reason.refusal()))
        .register(registry);
  }

  private Timer registered(String dialect) {
    return Timer.builder("gateway.memory.read.duration")
        .description("Finding an answer in memory, of one in 64 reads that were answered so")
        .tag("dialect", dialect)
        .serviceLevelObjectives(Buckets.MEMORY)
        .register(registry);
  }

  /** Such as {@code not-an-image}. */
  private static String words(Class<? extends Refusal> refusal) {
    return refusal.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
