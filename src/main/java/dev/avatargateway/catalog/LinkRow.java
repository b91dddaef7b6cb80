package dev.avatargateway.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person joined to another.
 *
 * @param absorbed who was joined
 * @param kept to whom
 * @param seq rises with each link
 * @param version the first version of both together
 * @param keptWore the change that made what the kept person showed before; null for nothing ever
 * @param absorbedWore the same of the absorbed person
 */
record LinkRow(
    UUID absorbed,
    UUID kept,
    long seq,
    long version,
    @Nullable Long keptWore,
    @Nullable Long absorbedWore) {}
