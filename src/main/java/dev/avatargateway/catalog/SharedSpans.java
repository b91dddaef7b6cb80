package dev.avatargateway.catalog;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Whose versions somebody's old addresses still lead to, after an unlink. */
record SharedSpans(Handle handle) {

  void insert(UUID viewer, UUID source, long since, long until) {
    handle
        .createUpdate(
            """
            insert into shared_span (viewer, source, since, until)
            values (:viewer, :source, :since, :until)
            """)
        .bind("viewer", viewer)
        .bind("source", source)
        .bind("since", since)
        .bind("until", until)
        .execute();
  }

  /** Lets a leaving person find, from a version on, what the left one could find. */
  void inherit(UUID left, UUID leaving, long since) {
    handle
        .createUpdate(
            """
            insert into shared_span (viewer, source, since, until)
            select :leaving, source, greatest(since, :since), until from shared_span
            where viewer = :left and until >= :since and source <> :leaving
            """)
        .bind("leaving", leaving)
        .bind("left", left)
        .bind("since", since)
        .execute();
    handle
        .createUpdate(
            """
            insert into shared_span (viewer, source, since, until)
            select viewer, :leaving, greatest(since, :since), until from shared_span
            where source = :left and until >= :since and viewer <> :leaving
            """)
        .bind("leaving", leaving)
        .bind("left", left)
        .bind("since", since)
        .execute();
  }

  /** Ends what a root, and all who are joined to it, could find of others. */
  void endFor(UUID root) {
    handle
        .createUpdate(
            "delete from shared_span where viewer in (select id from person where root = :root)")
        .bind("root", root)
        .execute();
  }

  void deleteAll(UUID root) {
    endFor(root);
    handle
        .createUpdate(
            "delete from shared_span where source in (select id from person where root = :root)")
        .bind("root", root)
        .execute();
  }
}
