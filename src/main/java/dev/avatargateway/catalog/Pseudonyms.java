package dev.avatargateway.catalog;

import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Pseudonym;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps the pseudonyms of identities beside them; they go with their identity. */
record Pseudonyms(Handle handle) {

  static final String FIND =
      """
      select p.space, p.external_id
      from pseudonym p join identity i on i.space = p.space and i.external_id = p.external_id
      where p.digest = :digest order by i.seq fetch first row only
      """;

  void insert(Collection<Owner> owners) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into pseudonym (digest, space, external_id)
            values (:digest, :space, :externalId)
            """);
    for (Owner owner : owners) {
      for (Pseudonym pseudonym : Pseudonym.of(owner)) {
        batch
            .bind("digest", pseudonym.digest())
            .bind("space", owner.space().name())
            .bind("externalId", owner.externalId())
            .add();
      }
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  /** Whom it means; of several the identity known longest. */
  Optional<Owner> find(Pseudonym pseudonym) {
    return handle
        .createQuery(FIND)
        .bind("digest", pseudonym.digest())
        .map((row, _) -> OwnerArrays.owner(row))
        .findOne();
  }
}
