package dev.avatargateway.catalog;

import dev.avatargateway.core.Portions.Share;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows of runs and of who works in them, within one transaction, in PostgreSQL. */
record WorkerRows(Handle handle) {

  /** Joins the run of that name, which is made when there is none, or anew. */
  Optional<Share> join(String journey, boolean anew, long now, long until) {
    if (anew) {
      if (anyLives(journey, now)) {
        return Optional.empty();
      }
      handle.createUpdate("delete from journey where name = :name").bind("name", journey).execute();
    }
    handle
        .createUpdate(
            """
            insert into journey (name, run, reached, divided, whole)
            values (:name, :run, '', 0, false) on conflict (name) do nothing
            """)
        .bind("name", journey)
        .bind("run", UUID.randomUUID())
        .execute();
    // Locked, or it could be ended before the worker is in it.
    UUID run =
        handle
            .createQuery("select run from journey where name = :name for update")
            .bind("name", journey)
            .mapTo(UUID.class)
            .findOne()
            .orElseThrow(OvertakenException::new);
    Share share = new Share(run, UUID.randomUUID());
    handle
        .createUpdate(
            """
            insert into worker (run, name, lease_until, tally) values (:run, :worker, :until, '')
            """)
        .bind("run", share.run())
        .bind("worker", share.worker())
        .bind("until", until)
        .execute();
    return Optional.of(share);
  }

  private boolean anyLives(String journey, long now) {
    handle
        .createQuery("select run from journey where name = :name for update")
        .bind("name", journey)
        .mapTo(UUID.class)
        .findOne();
    return handle
        .createQuery(
            """
            select exists (
              select 1 from worker w join journey j on j.run = w.run
              where j.name = :name and w.lease_until > :now)
            """)
        .bind("name", journey)
        .bind("now", now)
        .mapTo(Boolean.class)
        .one();
  }

  void lease(Share share, long until) {
    handle
        .createUpdate("update worker set lease_until = :until where run = :run and name = :worker")
        .bind("until", until)
        .bind("run", share.run())
        .bind("worker", share.worker())
        .execute();
  }

  void count(Share share, String tally) {
    handle
        .createUpdate("update worker set tally = :tally where run = :run and name = :worker")
        .bind("tally", tally)
        .bind("run", share.run())
        .bind("worker", share.worker())
        .execute();
  }
}
