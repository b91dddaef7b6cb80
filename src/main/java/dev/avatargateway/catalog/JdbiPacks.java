package dev.avatargateway.catalog;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Packs;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The packs of a catalog in a relational database. */
final class JdbiPacks implements Packs {

  private final Transactions transactions;
  private final PackGuard guard;

  JdbiPacks(Transactions transactions, PackGuard guard) {
    this.transactions = transactions;
    this.guard = guard;
  }

  @Override
  public List<Picture> page(String after, int limit) {
    Bulk.limit(limit);
    return transactions.read(handle -> new PackRows(handle).page(after, limit));
  }

  @Override
  public Set<BlobKey> referenced(List<BlobKey> packs) {
    Bulk.batch(packs);
    return transactions.query(handle -> new PackRows(handle).referenced(packs));
  }

  @Override
  public List<Owner> wearers(BlobKey pack) {
    return transactions.query(handle -> new PackRows(handle).wearers(pack));
  }

  @Override
  public boolean setAside(BlobKey pack, Fault fault) throws IOException {
    return guard.condemn(pack, fault == Fault.ORPHAN)
        && guard.remove(
            pack,
            handle -> {
              boolean has =
                  switch (fault) {
                    case ORPHAN -> !PackGuard.isReferenced(handle, pack);
                    case DAMAGED -> isDamaged(pack);
                  };
              if (has) {
                guard.store().setAside(pack);
              }
              return has;
            });
  }

  /** What cannot be read may be well: only other bytes are damage. */
  private boolean isDamaged(BlobKey pack) throws IOException {
    Optional<BlobStore.StoredBlob> blob = guard.store().find(pack);
    if (blob.isEmpty()) {
      return false;
    }
    MessageDigest digest = Sha256.algorithm();
    Optional<InputStream> bytes = guard.store().open(pack, 0, blob.get().length());
    if (bytes.isEmpty()) {
      return false;
    }
    try (InputStream in = new DigestInputStream(bytes.get(), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return !Sha256.of(digest).equals(pack.sha256());
  }
}
