package dev.avatargateway.catalog;

import dev.avatargateway.contract.BulkContract;
import dev.avatargateway.contract.CatalogContract;
import dev.avatargateway.contract.LinkContract;
import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.contract.NamesakesContract;
import dev.avatargateway.contract.OutboxConcernsContract;
import dev.avatargateway.contract.OutboxContract;
import dev.avatargateway.contract.PeopleContract;
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
import org.junit.jupiter.api.io.TempDir;

/** The contracts on H2, in a file and in memory. */
class JdbiCatalogTest {

  /** Keeps to all contracts with one catalog. */
  abstract static class All
      implements CatalogContract,
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

  @Nested
  class InMemory extends All {

    @Override
    JdbiCatalog open(ManualClock clock) {
      return JdbiCatalog.inMemory(5, clock);
    }
  }
}
