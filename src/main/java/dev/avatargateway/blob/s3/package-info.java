/**
 * Bytes by content key in a bucket. A blob is one object named as its file is on disk, {@code
 * ab/abcd…} below the prefix, so that a folder copied into the bucket is the same store. A put
 * always sends the whole blob: that is one request, mends a damaged object and makes it as young as
 * a new one, where asking first or copying the object onto itself would take two and mend nothing.
 * The price is that a bucket which keeps versions keeps one for each time a blob is put.
 *
 * <p>A blob is sent from memory and a range is read into it, within the time of one call: only so
 * can a call that breaks in the middle be tried again, and no connection depends on who reads.
 * Blobs of more than {@link dev.avatargateway.blob.s3.S3BlobStore#MAX_BYTES} are refused.
 */
@NullMarked
package dev.avatargateway.blob.s3;

import org.jspecify.annotations.NullMarked;
