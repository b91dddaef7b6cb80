package dev.avatargateway.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What answers the targets that are read most. */
final class Glances {

  private static final int PLACES = 50_000;

  /** Longer targets are no product's. */
  private static final int LONGEST = 512;

  private final Cache<String, Kept> glances = Caffeine.newBuilder().maximumSize(PLACES).build();

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
