package dev.avatargateway.catalog;

import dev.avatargateway.core.Portions.Portion;
import dev.avatargateway.core.Portions.Share;
import dev.avatargateway.core.Portions.Standing;
import dev.avatargateway.core.Portions.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;

/** The rows of portions and their workers within one transaction, in PostgreSQL. */
record PortionRows(Handle handle) {

  private static final String STANDING =
      """
      select j.reached, j.divided, j.whole, coalesce(sum(p.size), 0) as open,
        coalesce(bool_or(p.worker <> :worker), false) as others
      from journey j left join portion p on p.run = j.run
      where j.run = :run group by j.name
      """;

  /** What somebody else takes over at this moment is left to them. */
  private static final String ABANDONED =
      """
      select p.number from portion p join worker w on w.run = p.run and w.name = p.worker
      where p.run = :run and p.worker <> :worker and w.lease_until <= :now
      order by p.number fetch first row only
      for update of p skip locked
      """;

  private static final String TAKE =
      """
      update portion set number = default, worker = :worker
      where run = :run and number = :number
      returning number, begins, ends, size
      """;

  private static final String ADVANCE =
      """
      update journey set reached = :ends, divided = divided + :size
      where run = :run and reached = :reached and divided = :divided and not whole
      """;

  private static final String ADD =
      """
      insert into portion (run, begins, ends, size, worker)
      values (:run, :reached, :ends, :size, :worker)
      returning number, begins, ends, size
      """;

  Optional<Standing> standing(Share share) {
    return of(share, handle.createQuery(STANDING))
        .map(
            (row, _) ->
                new Standing(
                    row.getString("reached"),
                    row.getLong("divided"),
                    row.getBoolean("whole"),
                    row.getLong("open"),
                    row.getBoolean("others")))
        .findOne();
  }

  Optional<Portion> takeOver(Share share, long now) {
    Optional<Long> abandoned =
        of(share, handle.createQuery(ABANDONED)).bind("now", now).mapTo(Long.class).findOne();
    return abandoned.flatMap(
        number ->
            of(share, handle.createQuery(TAKE))
                .bind("number", number)
                .map((row, _) -> portion(row))
                .findOne());
  }

  /** Empty when the run is not at that standing any more. */
  Optional<Portion> divide(Share share, Standing from, String ends, int size) {
    int moved =
        of(share, handle.createUpdate(ADVANCE))
            .bind("reached", from.reached())
            .bind("divided", from.divided())
            .bind("ends", ends)
            .bind("size", size)
            .execute();
    if (moved == 0) {
      return Optional.empty();
    }
    return of(share, handle.createQuery(ADD))
        .bind("reached", from.reached())
        .bind("ends", ends)
        .bind("size", size)
        .map((row, _) -> portion(row))
        .findOne();
  }

  private static Portion portion(ResultSet row) throws SQLException {
    return new Portion(
        row.getLong("number"), row.getString("begins"), row.getString("ends"), row.getInt("size"));
  }

  void conclude(Share share, Standing from) {
    of(
            share,
            handle.createUpdate(
                """
                update journey set whole = true
                where run = :run and reached = :reached and divided = :divided
                """))
        .bind("reached", from.reached())
        .bind("divided", from.divided())
        .execute();
  }

  /** The numbers of the worker's portions, of which nobody else can take one over now. */
  Set<Long> lockHeld(Share share) {
    return new HashSet<>(
        of(
                share,
                handle.createQuery(
                    """
                    select number from portion where run = :run and worker = :worker
                    order by number for update
                    """))
            .mapTo(Long.class)
            .list());
  }

  void step(Share share, Step step) {
    if (step.left() == 0) {
      delete(share, step.number());
    } else {
      of(
              share,
              handle.createUpdate(
                  """
                  update portion set begins = :reached, size = :left
                  where run = :run and worker = :worker and number = :number
                  """))
          .bind("reached", step.reached())
          .bind("left", step.left())
          .bind("number", step.number())
          .execute();
    }
  }

  void delete(Share share, long number) {
    of(
            share,
            handle.createUpdate(
                """
                delete from portion where run = :run and worker = :worker and number = :number
                """))
        .bind("number", number)
        .execute();
  }

  /** Ends a run of which nothing is left; what its workers counted, or empty. */
  Optional<List<String>> end(Share share) {
    // The row first: of several who come at once one finds it.
    boolean whole =
        of(share, handle.createQuery("select whole from journey where run = :run for update"))
            .mapTo(Boolean.class)
            .findOne()
            .orElse(false);
    if (!whole || standing(share).orElseThrow().open() > 0) {
      return Optional.empty();
    }
    List<String> tallies =
        of(share, handle.createQuery("select tally from worker where run = :run order by name"))
            .mapTo(String.class)
            .list();
    of(share, handle.createUpdate("delete from journey where run = :run")).execute();
    return Optional.of(tallies);
  }

  private static <S extends SqlStatement<S>> S of(Share share, S statement) {
    return statement
        .bind("run", share.run())
        .bind("worker", share.worker())
        .configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true));
  }
}
