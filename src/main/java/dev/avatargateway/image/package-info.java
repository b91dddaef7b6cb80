/**
 * Untrusted bytes in, safe renditions out.
 *
 * <p>Native code sees only what passed a walk over the whole container in Java, and of that only the
 * parts that make pixels, copied into a file of their own: no metadata, no trailing bytes, no length
 * that does not fit. The price is one copy of the upload and a CRC over each PNG.
 */
@NullMarked
package dev.avatargateway.image;

import org.jspecify.annotations.NullMarked;
