/**
 * What each caller, each address and all together may ask of the gateway.
 *
 * <p>Limits are token buckets in this process's memory: as many requests as a period allows may
 * come at once, then as many as flow in. Buckets lie in caches of a fixed size, so that no request
 * decides memory use; the price is that whoever has more addresses than a cache has places is
 * counted anew, and that two gateways count apart. Of IPv6 an address is what a provider hands out,
 * 64 bits. Credentials that were good lately are looked at whatever else comes from their address:
 * a company behind one address is not locked out by one of its machines. A disk is measured by its
 * own count of free bytes and, where there is a budget for the pictures alone, by one walk in the
 * background every hour and the bytes that were added since; the price is that bytes deleted
 * meanwhile count until the next walk.
 */
@NullMarked
package dev.avatargateway.limits;

import org.jspecify.annotations.NullMarked;
