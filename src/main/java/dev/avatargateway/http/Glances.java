package dev.avatargateway.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What answers the targets that are read most. */
final class Glances {

  private static final long LEAST_ROOM = 16 << 20;
  private static final long MOST_ROOM = 512 << 20;

  /** Of the largest heap, that all of them may take. */
  private static final int SHARE = 16;

  /** What one takes beside its target, in bytes, its words included. */
  private static final int EACH = 2048;

  /** Longer targets are no product's. */
  private static final int LONGEST = 512;

  private final Cache<String, Kept> glances;

  /**
   * @param heap the bytes of the largest heap
   */
  Glances(long heap) {
    glances =
        Caffeine.newBuilder()
            .maximumWeight(Math.clamp(heap / SHARE, LEAST_ROOM, MOST_ROOM))
            .weigher((String target, Kept _) -> EACH + 2 * target.length())
            .build();
  }

  /** How many are kept. */
  long count() {
    glances.cleanUp();
    return glances.estimatedSize();
  }

  @Nullable Kept find(String target) {
    return glances.getIfPresent(target);
  }

  void keep(Target target, Supplier<Optional<Glance>> glance) {
    if (target.raw().length() <= LONGEST && find(target.raw()) == null) {
      glance.get().ifPresent(made -> glances.put(target.raw(), new Kept(target, made)));
    }
  }

  /** What answers a target. */
  record Kept(Target target, Glance glance) {}
}
