/**
 * All rows of one catalog brought to another, of the same or the other kind of database.
 *
 * <p>What is copied is read from the tables themselves: every table that both have, but for a few,
 * in an order in which no row is written before one that it refers to; so a new table is never
 * forgotten. Rows go in the order of their keys as the source has it, some at a time, and how far
 * they have come is written in the target in the same transaction; so a copy that was killed goes
 * on where it was. What is compared in the end is a sum of digests of rows, which needs no order:
 * the two kinds of database do not agree on one.
 *
 * <p>The source must not be written to meanwhile. PostgreSQL is read as of one moment, but a run
 * that goes on reads as of a later one. If somebody did write, the comparison tells, and the next
 * run begins anew.
 */
@NullMarked
package dev.avatargateway.catalog.copy;

import org.jspecify.annotations.NullMarked;
