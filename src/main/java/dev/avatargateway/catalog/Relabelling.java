package dev.avatargateway.catalog;

import dev.avatargateway.core.Owner;
import dev.avatargateway.core.People.Relabelled;
import dev.avatargateway.core.Space;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Gives the identities of a space their lasting ids. */
record Relabelling(Handle handle) {

  private static final int ROWS_AT_ONCE = 1000;

  Relabelled rename(Space space, Function<String, Optional<String>> newId) {
    if (wasDone(space)) {
      return Relabelled.NOTHING;
    }
    markDone(space);
    Touched.by(handle).everybody();
    List<String> ids = ids(space);
    Set<String> taken = new HashSet<>(ids);
    Map<String, String> moved = new LinkedHashMap<>();
    List<String> left = new ArrayList<>();
    for (String id : ids) {
      Optional<String> wanted = newId.apply(id).filter(Owner::isId);
      if (wanted.isPresent() && taken.add(wanted.get())) {
        moved.put(id, wanted.get());
      } else if (!wanted.equals(Optional.of(id))) {
        left.add(id);
      }
    }
    renameIdentities(space, moved);
    renameInHistory(space, "origin", moved);
    renameInHistory(space, "caller", moved);
    return new Relabelled(List.copyOf(moved.keySet()), left);
  }

  private boolean wasDone(Space space) {
    return handle
        .createQuery("select 1 from relabelled where space = :space")
        .bind("space", space.name())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private void markDone(Space space) {
    handle
        .createUpdate("insert into relabelled (space) values (:space)")
        .bind("space", space.name())
        .execute();
  }

  private List<String> ids(Space space) {
    return handle
        .createQuery("select external_id from identity where space = :space order by seq")
        .bind("space", space.name())
        .mapTo(String.class)
        .list();
  }

  private void renameIdentities(Space space, Map<String, String> moved) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            update identity set external_id = :after
            where space = :space and external_id = :before
            """);
    moved.forEach(
        (before, after) ->
            batch.bind("space", space.name()).bind("before", before).bind("after", after).add());
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  /** In one pass over the history, which has no index by identity. */
  private void renameInHistory(Space space, String role, Map<String, String> moved) {
    PreparedBatch batch =
        handle.prepareBatch("update change set <role>_id = :after where id = :id");
    batch.define("role", role);
    handle
        .createQuery("select id, <role>_id from change where <role>_space = :space")
        .define("role", role)
        .bind("space", space.name())
        .setFetchSize(ROWS_AT_ONCE)
        .map((row, _) -> Map.entry(row.getLong(1), row.getString(2)))
        .filter(row -> moved.containsKey(row.getValue()))
        .forEach(
            row -> batch.bind("id", row.getKey()).bind("after", moved.get(row.getValue())).add());
    if (batch.size() > 0) {
      batch.execute();
    }
  }
}
