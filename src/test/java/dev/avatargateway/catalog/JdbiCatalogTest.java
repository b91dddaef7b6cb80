package dev.avatargateway.catalog;

import dev.avatargateway.contract.BulkContract;
import dev.avatargateway.contract.CatalogContract;
import dev.avatargateway.contract.LinkContract;
import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.contract.NamesakesContract;
import dev.avatargateway.contract.OutboxConcernsContract;
import dev.avatargateway.contract.OutboxContract;
import dev.avatargateway.contract.PeopleContract;
import dev.avatargateway.contract.RecentContract;
import dev.avatargateway.contract.UnlinkContract;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Catalog;
import dev.avatargateway.core.Outbox;
import dev.avatargateway.core.Packs;
import dev.avatargateway.core.People;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contracts on H2, in a file and in memory, and on PostgreSQL. */
class JdbiCatalogTest {

  /** Keeps to all contracts with one catalog. */
  abstract static class All
      implements CatalogContract,
          RecentContract,
          PeopleContract,
          LinkContract,
          UnlinkContract,
          BulkContract,
          NamesakesContract,
          OutboxContract,
          OutboxConcernsContract {

    private final ManualClock clock = new ManualClock();
    private JdbiCatalog catalog;

    abstract JdbiCatalog open(ManualClock clock);

    @BeforeEach
    void open() {
      catalog = open(clock);
    }

    @AfterEach
    void close() {
      catalog.close();
    }

    @Override
    public Catalog catalog() {
      return catalog;
    }

    @Override
    public People people() {
      return catalog;
    }

    @Override
    public Packs packs() {
      return catalog.packs();
    }

    @Override
    public Bulk bulk() {
      return catalog.bulk();
    }

    @Override
    public Outbox outbox() {
      return catalog.outbox();
    }

    @Override
    public ManualClock clock() {
      return clock;
    }
  }

  @Nested
  class InAFile extends All {

    @TempDir Path folder;

    @Override
    JdbiCatalog open(ManualClock clock) {
      return JdbiCatalog.open(folder, 5, clock);
    }
  }

  /** With somebody who looks at all who are concerned between any two calls. */
  @Nested
  class LookedAt extends InMemory {

    private Onlooker onlooker;

    @BeforeEach
    void look() {
      JdbiCatalog catalog = (JdbiCatalog) super.catalog();
      catalog.remember(1000);
      onlooker = new Onlooker(catalog);
    }

    @Override
    public Catalog catalog() {
      return onlooker.watching(Catalog.class, super.catalog());
    }

    @Override
    public People people() {
      return onlooker.watching(People.class, super.people());
    }

    @Override
    public Bulk bulk() {
      return onlooker.watching(Bulk.class, super.bulk());
    }
  }

  @Nested
  class InMemory extends All {

    @Override
    JdbiCatalog open(ManualClock clock) {
      return JdbiCatalog.inMemory(5, clock);
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OnPostgres {

    private final PostgresCase postgres = new PostgresCase();

    @Nested
    class Contracts extends All {

      @Override
      JdbiCatalog open(ManualClock clock) {
        return postgres.openEmpty(clock);
      }
    }
  }
}
