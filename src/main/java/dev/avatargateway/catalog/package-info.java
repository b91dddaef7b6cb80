/**
 * Who wears what, in SQL: the ports {@link dev.avatargateway.core.Catalog} and {@link
 * dev.avatargateway.core.People}, and {@link dev.avatargateway.core.Bulk} for long work, on an
 * embedded H2 database, which one process has alone, or on PostgreSQL, which many share.
 *
 * <p>A version belongs to the timeline of one person and never moves to another number; linking
 * copies the look that stays to a new version instead, so that it can be undone. The price is that
 * a joined person keeps the history of both. Rows of a person are guarded by a lock on the row of
 * the person they are joined to; what was read before the lock is read again after it, and work
 * that was overtaken is done again. On H2 a change is acknowledged after a {@code CHECKPOINT SYNC}
 * that began after its commit and is shared by all threads that wait for one. The checkpoint waits
 * for the transactions that run and holds new ones back meanwhile, because H2 does not write a
 * consistent state while they run (seen with {@code kill -9}: a person whose new version was there
 * and the row with their picture was not). The price is that transactions wait for a millisecond or
 * two. H2 also writes of its own accord once 16.8 MB of pages have changed; small pages, and
 * batches that are split into several transactions, keep below it.
 *
 * <p>Who is to be told of a change is noted in the transaction of the change, at the one place that
 * gives persons a new version: a row for each target and person, which a later change joins. What
 * somebody took and did not bring to an end is free again when the database is opened, which only
 * one process can, or on PostgreSQL when its lease runs out. The price is two small statements with
 * each change, also where nobody listens.
 *
 * <p>What is looked at is remembered ({@link RecentSitters}) together with the number of the look;
 * a change stamps the marks of all whom it may have touched with a later number ({@link Stamps})
 * before it is acknowledged. So nothing is searched for or removed, and a look that a change
 * overtook never counts. Other processes hear the marks by {@code NOTIFY}, sent within the
 * transaction ({@link PostgresAnnouncer}); who does not hear its own beat through the same channel
 * asks the database each time ({@link PostgresHearing}). The price is that PostgreSQL commits
 * transactions that notify one after the other.
 */
@NullMarked
package dev.avatargateway.catalog;

import org.jspecify.annotations.NullMarked;
