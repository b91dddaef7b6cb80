package dev.avatargateway.catalog;

import dev.avatargateway.core.Outbox.Target;
import dev.avatargateway.core.Space;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of those who are told of changes. */
record Subscribers(Handle handle) {

  /** These and nobody else; whether anything changed. */
  boolean become(Set<Target> targets) {
    Set<Target> present = present();
    Set<Target> leaving = new HashSet<>(present);
    leaving.removeAll(targets);
    Set<Target> coming = new HashSet<>(targets);
    coming.removeAll(present);
    for (Target target : leaving) {
      handle
          .createUpdate("delete from subscriber where name = :name")
          .bind("name", target.name())
          .execute();
    }
    for (Target target : coming) {
      @Nullable String space = target.space().map(Space::name).orElse(null);
      handle
          .createUpdate("insert into subscriber (name, space) values (:name, :space)")
          .bind("name", target.name())
          .bind("space", space)
          .execute();
    }
    if (!leaving.isEmpty()) {
      handle
          .createUpdate(
              """
              delete from gone where not exists (
                select 1 from errand e where e.person = gone.person)
              """)
          .execute();
    }
    return !leaving.isEmpty() || !coming.isEmpty();
  }

  private Set<Target> present() {
    return handle
        .createQuery("select name, space from subscriber")
        .map(
            (row, _) ->
                new Target(
                    row.getString("name"),
                    Optional.ofNullable(row.getString("space")).map(Space::new)))
        .set();
  }
}
