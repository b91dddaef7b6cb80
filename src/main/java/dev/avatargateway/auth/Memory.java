package dev.avatargateway.auth;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a product said, for a short while. Equal questions at the same time become one; whoever asks
 * waits for that one, which must be bounded by itself.
 */
final class Memory<K, V> {

  private static final Logger log = LoggerFactory.getLogger(Memory.class);
  private static final int MAX_ENTRIES = 10_000;

  private final AsyncCache<K, V> answers;

  /** Keeps each answer as long as its worth says; zero: only those who asked meanwhile get it. */
  Memory(Function<V, Duration> worth, Ticker ticker) {
    answers =
        Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfter(Expiry.<K, V>creating((key, answer) -> worth.apply(answer)))
            .ticker(ticker)
            .executor(Thread::startVirtualThread)
            .buildAsync();
  }

  /** The remembered answer or a new one; {@code otherwise} when the question could not be asked. */
  V recall(K key, Supplier<V> question, V otherwise) {
    try {
      return answers.get(key, unknown -> question.get()).get();
    } catch (ExecutionException e) {
      log.error("A question to a product failed", e.getCause());
      return otherwise;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return otherwise;
    }
  }
}
