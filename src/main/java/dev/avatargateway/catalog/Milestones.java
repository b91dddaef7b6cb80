package dev.avatargateway.catalog;

import dev.avatargateway.core.Milestone;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How far long work has come. */
record Milestones(Handle handle) {

  Optional<Milestone> find(String journey) {
    return handle
        .createQuery("select reached, tally from milestone where journey = :journey")
        .bind("journey", journey)
        .map((row, _) -> new Milestone(journey, row.getString("reached"), row.getString("tally")))
        .findOne();
  }

  /** A journey that is at its end is forgotten. */
  void put(Milestone milestone) {
    if (milestone.isEnd()) {
      handle
          .createUpdate("delete from milestone where journey = :journey")
          .bind("journey", milestone.journey())
          .execute();
    } else if (run(
            "update milestone set reached = :reached, tally = :tally where journey = :journey",
            milestone)
        == 0) {
      run(
          "insert into milestone (journey, reached, tally) values (:journey, :reached, :tally)",
          milestone);
    }
  }

  private int run(String sql, Milestone milestone) {
    return handle
        .createUpdate(sql)
        .bind("journey", milestone.journey())
        .bind("reached", milestone.position())
        .bind("tally", milestone.tally())
        .execute();
  }
}
