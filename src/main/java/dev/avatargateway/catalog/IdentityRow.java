package dev.avatargateway.catalog;

import dev.avatargateway.core.Identity;
import java.util.UUID;

/**
 * An identity's row.
 *
 * @param person the root whose identity it is
 * @param born the person whose identity it was before any link
 * @param identity what the product told
 */
record IdentityRow(UUID person, UUID born, Identity identity) {}
