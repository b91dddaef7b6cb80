/**
 * Bytes by content key, on disk or in memory. On disk a blob is one file named by its digest, in
 * one of 256 folders; it is written under another name, synced, renamed and the folder synced, so
 * that what was acknowledged survives a power cut and nobody sees half a blob. The price is two
 * syncs a blob, and that a blob which is there already is read once before it is acknowledged
 * again: only so is a damaged file healed by the next put of the same content.
 */
@NullMarked
package dev.avatargateway.blob;

import org.jspecify.annotations.NullMarked;
