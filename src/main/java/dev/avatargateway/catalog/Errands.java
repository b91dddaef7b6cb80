package dev.avatargateway.catalog;

import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Owner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Notes in the transaction of a change who is to be told of it. The changed persons are locked, so
 * that only somebody who runs an errand can come between.
 */
record Errands(Handle handle, long now) {

  /** The doors by which a change comes from the product that the dressed identity is of. */
  private static final Set<String> FROM_THE_PRODUCT = Set.of("import", "pull");

  /** What somebody runs goes on waiting for its end; what was parked gets another chance. */
  private static final String JOIN =
      """
      update errand set version = :version,
        due = case when parked_at is null then due else :now end,
        attempts = case when parked_at is null then attempts else 0 end,
        reason = case when parked_at is null then reason end,
        parked_at = null
      where person = :person
      """;

  private static final String ADD =
      """
      insert into errand (person, target, version, due, leased, attempts)
      select cast(:person as uuid), s.name, :version, :now, false, 0 from subscriber s
      where not exists (select 1 from errand e where e.person = :person and e.target = s.name)
      and (s.space is null or :products and exists (
        select 1 from identity i where i.person = :person and i.space = s.space
        and not (i.space = :heardIn and i.external_id = :heardOf)))
      """;

  /** Whether anybody at all is told of changes. */
  boolean anybodyListens() {
    return handle
        .createQuery("select 1 from subscriber where name > '' fetch first row only")
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * A root got a new look. The product it was brought from knows of it already, but for another
   * identity that the person has there.
   */
  void changed(UUID root, long version, Origin origin) {
    join(root, version);
    bind(handle.createUpdate(ADD), root, version, origin).execute();
  }

  /** People whom nobody knew got a first look at this version; for many at once. */
  void appeared(Map<UUID, Origin> newcomers, long version) {
    if (anybodyListens()) {
      PreparedBatch batch = handle.prepareBatch(ADD);
      newcomers.forEach((person, origin) -> bind(batch, person, version, origin).add());
      batch.execute();
    }
  }

  /** A root shows nothing, and nobody chose that. */
  void bared(UUID root, long version) {
    join(root, version);
    bind(handle.createUpdate(ADD), root, version).execute();
  }

  /** Something else about a root that shows changed, which products know by themselves. */
  void touched(UUID root, long version) {
    join(root, version);
    bind(handle.createUpdate(ADD), root, version).bind("products", false).execute();
  }

  private void join(UUID root, long version) {
    handle
        .createUpdate(JOIN)
        .bind("person", root)
        .bind("version", version)
        .bind("now", now)
        .execute();
  }

  private <T extends SqlStatement<T>> T bind(T add, UUID root, long version) {
    return add.bind("person", root)
        .bind("version", version)
        .bind("now", now)
        .bind("products", true)
        .bind("heardIn", "")
        .bind("heardOf", "");
  }

  private <T extends SqlStatement<T>> T bind(T add, UUID root, long version, Origin origin) {
    Owner heard = origin.identity();
    return FROM_THE_PRODUCT.contains(origin.door())
        ? bind(add, root, version)
            .bind("heardIn", heard.space().name())
            .bind("heardOf", heard.externalId())
        : bind(add, root, version);
  }

  /**
   * Of a person's identities some are, or all will be, another one's: what is being told of the one
   * is not overtaken by what is told of the other.
   */
  void keepOrder(UUID before, UUID after) {
    handle
        .createUpdate(
            """
            update errand set due = greatest(due, (
              select b.due from errand b
              where b.person = :before and b.target = errand.target and b.leased))
            where person = :after and exists (
              select 1 from errand b
              where b.person = :before and b.target = errand.target and b.leased)
            """)
        .bind("before", before)
        .bind("after", after)
        .execute();
  }

  /** Nothing is to be told of a person who is a part of another one. */
  void drop(UUID person) {
    handle
        .createUpdate("delete from errand where person = :person")
        .bind("person", person)
        .execute();
  }

  /** A root will be forgotten; this is who they were. */
  void forgotten(UUID root, long version, List<Identity> identities) {
    bared(root, version);
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into gone (person, space, external_id)
            select :person, :space, :externalId
            where exists (select 1 from errand where person = :person)
            """);
    for (Identity identity : identities) {
      batch
          .bind("person", root)
          .bind("space", identity.owner().space().name())
          .bind("externalId", identity.owner().externalId())
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }
}
