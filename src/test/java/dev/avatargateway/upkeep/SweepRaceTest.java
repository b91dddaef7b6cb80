package dev.avatargateway.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Reading;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes that set and forget the same few pictures while others sweep without any grace period. One
 * process may open H2, so they share a catalog; each has a store of its own over one folder.
 */
final class SweepRaceTest {

  private static final int WRITERS = 6;
  private static final int ROUNDS = 150;
  private static final int PICTURES = 3;

  @TempDir private Path folder;

  @Test
  void noPictureThatWasAcknowledgedIsEverSwept() throws Exception {
    try (JdbiCatalog catalog = JdbiCatalog.inMemory(2, InstantSource.system())) {
      AtomicBoolean done = new AtomicBoolean();
      AtomicLong deleted = new AtomicLong();
      List<Future<?>> writing = new ArrayList<>();
      List<Future<?>> sweeping = new ArrayList<>();
      try (ExecutorService threads = Executors.newCachedThreadPool()) {
        for (int i = 0; i < 2; i++) {
          Sweeper sweeper = new Site(catalog, folder).sweeper();
          sweeping.add(
              threads.submit(
                  () -> {
                    while (!done.get()) {
                      Sweep sweep = sweeper.sweep();
                      assertThat(sweep.failed()).isZero();
                      deleted.addAndGet(sweep.deleted());
                    }
                    return null;
                  }));
        }
        try {
          for (int i = 0; i < WRITERS; i++) {
            Site site = new Site(catalog, folder);
            Owner owner = Site.owner("writer-" + i);
            Random random = new Random(i);
            writing.add(
                threads.submit(
                    () -> {
                      setAndForget(site, owner, random);
                      return null;
                    }));
          }
          for (Future<?> one : writing) {
            one.get();
          }
        } finally {
          done.set(true);
        }
        for (Future<?> one : sweeping) {
          one.get();
        }
      }

      Site site = new Site(catalog, folder);
      List<Picture> worn = site.catalog.packs().page("", 256);
      assertThat(worn).isNotEmpty();
      for (Picture picture : worn) {
        assertThat(site.has(picture.pack())).isTrue();
      }
      assertThat(deleted.get()).as("packs that were swept meanwhile").isGreaterThan(PICTURES);
    }
  }

  private static void setAndForget(Site site, Owner owner, Random random) {
    for (int round = 0; round < ROUNDS; round++) {
      site.wear(owner, random.nextInt(PICTURES));
      for (int look = 0; look < 3; look++) {
        assertThat(site.read(owner)).isInstanceOf(Reading.Found.class);
      }
      if (round < ROUNDS - 1) {
        site.forget(owner);
      }
    }
  }
}
