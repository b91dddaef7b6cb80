package dev.avatargateway.contract;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Packs;
import java.util.List;

/** What the contracts of a catalog ask about the packs that it refers to. */
interface ReferencedPacks {

  /** The packs of the catalog under test. */
  Packs packs();

  default boolean references(BlobKey pack) {
    return !packs().referenced(List.of(pack)).isEmpty();
  }
}
