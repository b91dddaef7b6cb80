package dev.avatargateway.image;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Fitted;
import dev.avatargateway.core.Tailoring;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers the cuts that were made up to a number of bytes, those that are read most. Few are made
 * at a time: who waits holds no picture meanwhile.
 */
public final class RecentTailoring implements Tailoring {

  /** What an entry takes beside its bytes. */
  private static final int OVERHEAD = 512;

  /** How many are made at a time for each processor: one is decoded while one is read. */
  static final int AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final long maxBytes;
  private final Permits turns =
      Permits.of(AT_ONCE * Runtime.getRuntime().availableProcessors(), PATIENCE);
  private final Cache<Order, Fitted> made;
  private final Map<Order, CompletableFuture<Optional<Fitted>>> running = new ConcurrentHashMap<>();

  private record Order(BlobKey pack, Cut cut) {}

  /**
   * @param maxBytes how much is remembered; 0: nothing
   */
  public RecentTailoring(long maxBytes) {
    this.maxBytes = maxBytes;
    made =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .<Order, Fitted>weigher((_, one) -> one.rendition().length() + OVERHEAD)
            .build();
  }

  @Override
  public Optional<Fitted> recall(BlobKey pack, Cut cut) {
    return Optional.ofNullable(made.getIfPresent(new Order(pack, cut)));
  }

  @Override
  public Optional<Fitted> fit(BlobKey pack, Cut cut, Supplier<Optional<Fitted>> make) {
    Order order = new Order(pack, cut);
    CompletableFuture<Optional<Fitted>> mine = new CompletableFuture<>();
    CompletableFuture<Optional<Fitted>> first = running.putIfAbsent(order, mine);
    if (first != null) {
      return await(first);
    }
    try {
      Optional<Fitted> known = recall(pack, cut);
      Optional<Fitted> result = known.isPresent() ? known : made(cut, make);
      result.ifPresent(fitted -> keep(order, fitted));
      mine.complete(result);
      return result;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      running.remove(order, mine);
    }
  }

  private Optional<Fitted> made(Cut cut, Supplier<Optional<Fitted>> make) {
    try (Permits.Permit _ = turns.acquire(1, (long) cut.edge() * cut.edge())) {
      return make.get();
    }
  }

  private void keep(Order order, Fitted fitted) {
    // The cache lets go of what is too much a moment later only.
    if (fitted.rendition().length() + OVERHEAD <= maxBytes) {
      made.put(order, fitted);
    }
  }

  private static Optional<Fitted> await(CompletableFuture<Optional<Fitted>> first) {
    try {
      return first.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw e;
    }
  }

  /** How many bytes are remembered now. */
  long remembered() {
    made.cleanUp();
    return made.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }
}
