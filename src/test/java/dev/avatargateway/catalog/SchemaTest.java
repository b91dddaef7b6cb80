package dev.avatargateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Milestone;
import dev.avatargateway.core.Outbox.Target;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Pseudonym;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;

class SchemaTest {

  @Test
  void newestIsTheLastMigration() {
    try (HikariDataSource pool = H2Database.inMemory()) {
      var info = Flyway.configure().dataSource(pool).locations(Schema.LOCATION).load().info();

      assertThat(info.pending()).isEmpty();
      assertThat(info.current().getVersion().getVersion())
          .isEqualTo(Integer.toString(Schema.NEWEST));
    }
  }

  @Test
  void migratingAgainChangesNothing() throws Exception {
    try (HikariDataSource pool = H2Database.inMemory()) {
      Schema.migrate(pool);

      int applied =
          Jdbi.create(pool)
              .withHandle(
                  handle ->
                      handle
                          .createQuery(
                              """
                              select count(*) from "flyway_schema_history"
                              where "version" is not null
                              """)
                          .mapTo(Integer.class)
                          .one());
      assertThat(applied).isEqualTo(Schema.NEWEST);
    }
  }

  /** But for ids being given their lasting form, which happens once and reads everything. */
  @Test
  void everyStatementFindsItsRowsByAnIndex() throws Exception {
    Set<String> statements = Collections.synchronizedSet(new TreeSet<>());
    try (HikariDataSource pool = H2Database.inMemory()) {
      Jdbi jdbi = Jdbi.create(pool);
      jdbi.setSqlLogger(
          new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
              statements.add(context.getParsedSql().getSql());
            }
          });
      jdbi.useTransaction(SchemaTest::doEverything);

      List<String> plans = new ArrayList<>();
      List<String> scans = new ArrayList<>();
      jdbi.useHandle(
          handle -> {
            for (String sql : List.copyOf(statements)) {
              if (!sql.toLowerCase(Locale.ROOT).startsWith("insert into")) {
                String plan = plan(handle, sql);
                plans.add(plan);
                if (plan.contains("tableScan")) {
                  scans.add(plan);
                }
              }
            }
          });

      assertThat(statements).hasSizeGreaterThan(30);
      assertThat(scans).isEmpty();
      // By the whole key, and of pages no more than is asked for.
      assertThat(plans)
          .anyMatch(plan -> plan.contains("UNNEST") && plan.contains("AND EXTERNAL_ID = W.ID"))
          .anyMatch(
              plan -> plan.contains("AND EXTERNAL_ID > ?") && plan.endsWith("index sorted */"))
          .anyMatch(plan -> plan.contains("EMAIL_KEY > ?") && plan.endsWith("index sorted */"))
          .anyMatch(plan -> plan.contains("EMAIL_KEY = A.EMAIL_KEY"))
          .anyMatch(plan -> plan.contains("DIGEST = ?"))
          .anyMatch(plan -> plan.contains("PACK > ?") && plan.endsWith("index sorted */"));
    }
  }

  private static String plan(Handle handle, String sql) throws SQLException {
    try (var statement = handle.getConnection().prepareStatement("explain " + sql)) {
      int parameters = statement.getParameterMetaData().getParameterCount();
      for (int i = 1; i <= parameters; i++) {
        statement.setObject(i, null);
      }
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** Runs every statement, but for those of counts and of work that is done once. */
  static void doEverything(Handle handle) {
    ManualClock clock = new ManualClock();
    Wardrobe wardrobe = new Wardrobe(handle, clock, 1);
    Dressing dressing = new Dressing(wardrobe);
    Registry registry = new Registry(handle);
    new Errands(handle, 1).anybodyListens();
    runErrands(handle);
    var a = Samples.mattermost("a");
    var b = Samples.mattermost("b");
    for (Look look : List.of(Samples.wearing("1"), Samples.wearing("2"), Look.NONE)) {
      dressing.assign(Identity.of(a), look, Samples.originOf(a), 1);
      dressing.assign(Identity.of(b), look, Samples.originOf(b), 2);
    }
    dressing.rename(Samples.named(a, "name"));
    UUID kept = new Linking(wardrobe).link(a, b);
    new Linking(wardrobe).link(b, Samples.mattermost("c"));
    new Unlinking(wardrobe).unlink(b);
    PersonKey key = new PersonKey(kept);
    long version = registry.history(kept).getFirst().changedAt();
    dressing.restore(kept, version);
    new Portraits(handle).find(a);
    new Persons(handle).sibling(a, Samples.MATTERMOST);
    new Versions(handle).find(a, 1);
    new Linking(wardrobe).link(a, new Owner(Pseudonym.EMAIL, "a@example.org"));
    new Pseudonyms(handle).find(new Pseudonym("0".repeat(64)));
    keepHouse(handle, Samples.picture("1").pack());
    doInBulk(handle, wardrobe);
    registry.show(key);
    registry.show(a);
    Probe.run(handle, 1);
    registry.forget(registry.root(key), wardrobe);
  }

  private static void keepHouse(Handle handle, BlobKey pack) {
    PackRows rows = new PackRows(handle);
    rows.page("", 1);
    rows.referenced(List.of(pack));
    rows.wearers(pack);
    Tombstones tombstones = new Tombstones(handle);
    tombstones.put(pack, 1);
    tombstones.refuse(List.of(Samples.picture("2").pack()));
    tombstones.remove(pack);
    tombstones.forget(1);
  }

  /** But for those that run once, when the gateway starts. */
  private static void runErrands(Handle handle) {
    Target target = new Target("hook", Optional.empty());
    UUID person = UUID.randomUUID();
    ErrandRows rows = new ErrandRows(handle);
    rows.anyIsDue(target, 1);
    rows.take(target, 1, 1);
    rows.lease(new ErrandRows.Row(person, target, 1, 0, null, null), 2);
    rows.lockGone(person);
    rows.delete(person, target, 1, 1);
    rows.renew(person, target, 1, 1, 1);
    rows.postpone(person, target, 1, 1, "");
    rows.park(person, target, 1, 1, 1, "");
    rows.parked(1);
    rows.retry(null, 1);
    rows.waiting(target);
    rows.gone(person, Optional.empty());
    rows.clean(person);
  }

  private static void doInBulk(Handle handle, Wardrobe wardrobe) {
    var stranger = Samples.cloudreve("stranger");
    Arrival arrival = new Arrival(Identity.of(stranger), Optional.of(Samples.wearing("1")), 1, 0);
    Arriving arriving = new Arriving(wardrobe, new TimeOrderedKeys(wardrobe.clock()));
    arriving.news(List.of(arrival));
    arriving.take(List.of(arrival, arrival), Samples.originOf(stranger));
    new Sitters(handle).page(Samples.CLOUDREVE, "", 1);
    new Sitters(handle).count(Samples.CLOUDREVE);
    new SharedAddresses(handle).find(Set.of(Samples.CLOUDREVE, Samples.MATTERMOST), "", 1);
    for (int i = 0; i < 2; i++) {
      new Milestones(handle).put(new Milestone("journey", "here", ""));
    }
    new Milestones(handle).find("journey");
    new Milestones(handle).put(Milestone.end("journey"));
  }
}
