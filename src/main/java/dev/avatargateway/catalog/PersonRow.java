package dev.avatargateway.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's row.
 *
 * @param id the person's key
 * @param root the person they are joined to, or themselves
 * @param changedAt the last version of a root
 * @param worn the change that made what a root shows; null when nothing was ever set
 */
record PersonRow(UUID id, UUID root, long changedAt, @Nullable Long worn) {

  boolean isRoot() {
    return id.equals(root);
  }
}
