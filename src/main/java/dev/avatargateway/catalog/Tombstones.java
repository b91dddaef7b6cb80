package dev.avatargateway.catalog;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Sha256;
import dev.avatargateway.core.SweptException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The rows that say of packs that they are being removed, or were. */
record Tombstones(Handle handle) {

  /**
   * Lets none of these packs pass that is being removed or was.
   *
   * @throws SweptException naming those
   */
  void refuse(List<BlobKey> packs) {
    Set<BlobKey> swept =
        OwnerArrays.bind(
                handle.createQuery(
                    """
                    select s.pack from unnest(cast(:packs as varchar array)) as w(pack)
                    join swept s on s.pack = w.pack
                    """),
                "packs",
                packs.stream().map(BlobKey::toString).toList())
            .mapTo(String.class)
            .map(hex -> new BlobKey(new Sha256(hex)))
            .collect(Collectors.toSet());
    if (!swept.isEmpty()) {
      throw new SweptException(swept);
    }
  }

  /** Needs the pack's lock. */
  void put(BlobKey pack, long at) {
    if (!renew(pack, at)) {
      handle
          .createUpdate("insert into swept (pack, at) values (:pack, :at)")
          .bind("pack", pack.toString())
          .bind("at", at)
          .execute();
    }
  }

  /** Makes it as young as a new one, so that it is not forgotten meanwhile; false for none. */
  boolean renew(BlobKey pack, long at) {
    return handle
            .createUpdate("update swept set at = :at where pack = :pack")
            .bind("pack", pack.toString())
            .bind("at", at)
            .execute()
        == 1;
  }

  /** Needs the pack's lock. */
  void remove(BlobKey pack) {
    handle
        .createUpdate("delete from swept where pack = :pack")
        .bind("pack", pack.toString())
        .execute();
  }

  /** Removes those that were noted before this moment. */
  void forget(long before) {
    handle.createUpdate("delete from swept where at < :before").bind("before", before).execute();
  }
}
