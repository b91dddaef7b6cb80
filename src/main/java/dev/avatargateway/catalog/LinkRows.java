package dev.avatargateway.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of links within one transaction. */
record LinkRows(Handle handle) {

  void insert(PersonRow absorbed, PersonRow kept, long version) {
    handle
        .createUpdate(
            """
            insert into link (absorbed, kept, version, kept_wore, absorbed_wore)
            values (:absorbed, :kept, :version, :keptWore, :absorbedWore)
            """)
        .bind("absorbed", absorbed.id())
        .bind("kept", kept.id())
        .bind("version", version)
        .bind("keptWore", kept.worn())
        .bind("absorbedWore", absorbed.worn())
        .execute();
  }

  /** All links by which persons are joined to a root, the earliest first. */
  List<LinkRow> of(UUID root) {
    return handle
        .createQuery(
            """
            select l.absorbed, l.kept, l.seq, l.version, l.kept_wore, l.absorbed_wore
            from person p join link l on l.absorbed = p.id
            where p.root = :root order by l.seq
            """)
        .bind("root", root)
        .map((row, _) -> link(row))
        .list();
  }

  void setKeptWore(UUID absorbed, @Nullable Long change) {
    handle
        .createUpdate("update link set kept_wore = :change where absorbed = :absorbed")
        .bind("change", change)
        .bind("absorbed", absorbed)
        .execute();
  }

  void setAbsorbedWore(UUID absorbed, @Nullable Long change) {
    handle
        .createUpdate("update link set absorbed_wore = :change where absorbed = :absorbed")
        .bind("change", change)
        .bind("absorbed", absorbed)
        .execute();
  }

  void delete(UUID absorbed) {
    handle
        .createUpdate("delete from link where absorbed = :absorbed")
        .bind("absorbed", absorbed)
        .execute();
  }

  void deleteAll(UUID root) {
    handle
        .createUpdate(
            "delete from link where absorbed in (select id from person where root = :root)")
        .bind("root", root)
        .execute();
  }

  private static LinkRow link(ResultSet row) throws SQLException {
    return new LinkRow(
        row.getObject("absorbed", UUID.class),
        row.getObject("kept", UUID.class),
        row.getLong("seq"),
        row.getLong("version"),
        row.getObject("kept_wore", Long.class),
        row.getObject("absorbed_wore", Long.class));
  }
}
