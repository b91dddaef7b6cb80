/**
 * The hall: what an avatar is, what may happen to it, and why we refuse. It knows no wire format,
 * no status code, no database and no decoder; those stand behind the ports declared here.
 *
 * <p>A picture is kept as one blob that holds all its renditions end to end, and the catalog knows
 * the digest of each range: one write makes a picture durable, and a damaged range is noticed when
 * it is read. The blob is stored before the catalog is told, so that a crash leaves a blob that
 * nobody wears, never somebody who wears nothing. What is worn already is told by the digest of the
 * bytes that were sent or by equal pixels; the price is that an upload of the size of a rendition
 * is decoded once more, and that all of a picture is read before it counts as there.
 *
 * <p>Somebody whose look was never chosen here is asked about at the product they come from when
 * they are looked at, never when they change something. What comes back is taken in on the basis
 * that still nothing was chosen, so that a change that came meanwhile stays. The price is that the
 * first reader waits for up to a second, and that whoever is forgotten here while a product is
 * followed comes back from there when they are looked at again.
 */
@NullMarked
package dev.avatargateway.core;

import org.jspecify.annotations.NullMarked;
