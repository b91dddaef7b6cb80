/**
 * Who wears what, in SQL: the ports {@link dev.avatargateway.core.Catalog} and {@link
 * dev.avatargateway.core.People} on an embedded H2 database.
 *
 * <p>A version belongs to the timeline of one person and never moves to another number; linking
 * copies the look that stays to a new version instead, so that it can be undone. The price is that a
 * joined person keeps the history of both. Rows of a person are guarded by a lock on the row of the
 * person they are joined to; what was read before the lock is read again after it, and work that was
 * overtaken is done again. H2 writes each commit to its file at once, and threads that wait for the
 * disk share one {@code CHECKPOINT SYNC}.
 */
@NullMarked
package dev.avatargateway.catalog;

import org.jspecify.annotations.NullMarked;
