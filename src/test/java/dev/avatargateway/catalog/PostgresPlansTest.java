package dev.avatargateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.PostgresServer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.PGStatement;

/** How PostgreSQL finds the rows of every statement when there are many. */
class PostgresPlansTest {

  /**
   * Those that go through all rows they tell of: how many identities a space has, and how many
   * errands wait.
   */
  private static final String COUNTS = "select count(*)";

  private static final String PEOPLE =
      """
      insert into person select md5('p' || i)::uuid, 'name', md5('p' || i)::uuid, 7, null
        from generate_series(1, 20000) i;
      insert into identity (space, external_id, person, born, username, email)
        select s, 'id' || i, md5('p' || i)::uuid, md5('p' || i)::uuid, 'u', 'mail' || i || '@x'
        from generate_series(1, 20000) i,
          unnest(array['mattermost', 'cloudreve', 'creatorshub']) s;
      insert into pseudonym select md5('d' || i), 'mattermost', 'id' || i
        from generate_series(1, 20000) i;
      insert into picture (pack, source) select md5('k' || i) || md5('k' || i), repeat('a', 64)
        from generate_series(1, 20000) i;
      insert into rendition
        select i, o, (200 + o) || '.png', 'PNG', 200, 0, 99, repeat('b', 64)
        from generate_series(1, 20000) i, generate_series(0, 2) o;
      insert into change (person, timeline, maker, changed_at, set_at, look, picture,
          origin_space, origin_id, door, caller_space, caller_id, withdrawn)
        select p, p, p, c, c, 'PICTURE', i, 'mattermost', 'id', 'd', 'mattermost', 'id', false
        from generate_series(1, 20000) i, lateral (select md5('p' || i)::uuid p) x,
          generate_series(6, 7) c;
      update person p set worn = c.id from change c where c.person = p.id and c.changed_at = 7;
      insert into link (absorbed, kept, version, kept_wore, absorbed_wore)
        select md5('p' || i)::uuid, md5('p' || (i + 9000))::uuid, 5, i, i + 1
        from generate_series(1, 9000) i;
      insert into shared_span
        select md5('p' || i)::uuid, md5('p' || (i + 9000))::uuid, 1, 5
        from generate_series(1, 9000) i;
      insert into subscriber values ('hook', null), ('mattermost', 'mattermost');
      insert into errand (person, target, version, due, leased, attempts, parked_at)
        select md5('p' || i)::uuid, t, 7, i, false, 0, case when i % 100 = 0 then i end
        from generate_series(1, 20000) i, unnest(array['hook', 'mattermost']) t;
      insert into gone select md5('q' || i)::uuid, 'mattermost', 'id' || i
        from generate_series(1, 9000) i;
      insert into swept select md5('s' || i) || md5('s' || i), 1000000 + i
        from generate_series(1, 9000) i;
      """;

  @Test
  void everyStatementFindsItsRowsByAnIndex() {
    PostgresCase postgres = new PostgresCase();
    Map<String, String> statements = Collections.synchronizedMap(new TreeMap<>());
    try (PostgresPool pool = PostgresDatabase.open(postgres.address())) {
      PostgresServer.execute(postgres.url(), PEOPLE);
      PostgresServer.execute(postgres.url(), "vacuum analyze");
      Jdbi jdbi = Jdbi.create(pool);
      jdbi.setSqlLogger(new Bound(statements));
      jdbi.useTransaction(SchemaTest::doEverything);

      List<String> scans = new ArrayList<>();
      jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
      jdbi.useHandle(
          handle ->
              statements.forEach(
                  (text, bound) -> {
                    String plan = plan(handle, bound);
                    if (plan.contains("Seq Scan") && !text.startsWith(COUNTS)) {
                      scans.add(bound + "\n" + plan);
                    }
                  }));

      assertThat(statements).hasSizeGreaterThan(50);
      assertThat(scans.stream().filter(PostgresPlansTest::isOfMany)).isEmpty();
    }
  }

  /** What stays small, as long as nobody runs it for a hundred products, may be read as it is. */
  private static boolean isOfMany(String plan) {
    return plan.lines()
        .filter(line -> line.contains("Seq Scan on "))
        .anyMatch(line -> !line.matches(".*Seq Scan on (subscriber|probe|milestone)\\b.*"));
  }

  private static String plan(Handle handle, String bound) {
    try (var statement = handle.getConnection().createStatement();
        var rows = statement.executeQuery("explain " + bound)) {
      StringBuilder plan = new StringBuilder();
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
      return plan.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(bound, e);
    }
  }

  /** Collects statements by their text, with the values that they were run with. */
  private record Bound(Map<String, String> statements) implements SqlLogger {

    @Override
    public void logBeforeExecution(StatementContext context) {
      @Nullable PreparedStatement statement = context.getStatement();
      if (statement == null) {
        // A batch: what reads rows there is run singly too.
        return;
      }
      try {
        // The driver prints the values in their places.
        String bound = statement.unwrap(PGStatement.class).toString();
        statements.putIfAbsent(context.getParsedSql().getSql().strip(), bound);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
