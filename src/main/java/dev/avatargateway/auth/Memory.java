package dev.avatargateway.auth;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.avatargateway.core.Trace;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a product said, for a short while. Equal questions at the same time become one; whoever asks
 * waits for that one, which must be bounded by itself.
 */
final class Memory<K, V> {

  private record Kept<V>(V answer, long until) {}

  private static final Logger log = LoggerFactory.getLogger(Memory.class);
  private static final int MAX_ENTRIES = 10_000;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final AsyncCache<K, Kept<V>> answers;
  private final Function<V, Duration> worth;
  private final Ticker ticker;

  /**
   * Keeps each answer as long as its worth says, a minute at most; zero: only those who asked
   * meanwhile get it.
   */
  Memory(Function<V, Duration> worth, Ticker ticker) {
    this.worth = worth;
    this.ticker = ticker;
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(LONGEST)
            .ticker(ticker)
            .executor(work -> Thread.startVirtualThread(Trace.carried(work)))
            .buildAsync();
  }

  /** The remembered answer or a new one; {@code otherwise} when the question could not be asked. */
  V recall(K key, Supplier<V> question, V otherwise) {
    CompletableFuture<Kept<V>> last = answers.getIfPresent(key);
    // the cache sets its own times only after those who wait were woken, so it cannot be relied on
    if (last != null
        && last.state() == Future.State.SUCCESS
        && ticker.read() - last.resultNow().until() >= 0) {
      answers.asMap().remove(key, last);
    }
    try {
      return answers.get(key, unknown -> keep(question.get())).get().answer();
    } catch (ExecutionException e) {
      log.error("A question to a product failed", e.getCause());
      return otherwise;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return otherwise;
    }
  }

  private Kept<V> keep(V answer) {
    return new Kept<>(answer, ticker.read() + worth.apply(answer).toNanos());
  }
}
