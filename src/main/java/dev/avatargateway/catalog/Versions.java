package dev.avatargateway.catalog;

import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Picture;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds the picture of an old version. */
record Versions(Handle handle) {

  private static final String OWN =
      """
      select %s
      from identity i
      join change c on c.person = i.person and c.changed_at = :changedAt
      join picture t on t.id = c.picture
      join rendition r on r.picture = t.id
      where i.space = :space and i.external_id = :externalId and not c.withdrawn
      order by case c.timeline when i.born then 0 when i.person then 1 else 2 end, c.id, r.ord
      """
          .formatted(Pictures.COLUMNS);

  private static final String SHARED =
      """
      select %s
      from identity i
      join person p on p.root = i.person
      join shared_span s on s.viewer = p.id and :changedAt between s.since and s.until
      join change c on c.timeline = s.source and c.changed_at = :changedAt
      join picture t on t.id = c.picture
      join rendition r on r.picture = t.id
      where i.space = :space and i.external_id = :externalId and not c.withdrawn
      order by case s.viewer when i.born then 0 else 1 end, c.id, r.ord
      """
          .formatted(Pictures.COLUMNS);

  /** In the person's own history first, then among what was shared while they were linked. */
  Optional<Picture> find(Owner owner, long changedAt) {
    return find(OWN, owner, changedAt).or(() -> find(SHARED, owner, changedAt));
  }

  private Optional<Picture> find(String sql, Owner owner, long changedAt) {
    return handle
        .createQuery(sql)
        .bind("space", owner.space().name())
        .bind("externalId", owner.externalId())
        .bind("changedAt", changedAt)
        .scanResultSet((rows, _) -> Pictures.first(rows.get()));
  }
}
