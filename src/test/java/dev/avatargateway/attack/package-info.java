/**
 * What hostile addresses, servers and clients try, each row against a running gateway.
 *
 * <p>Addresses are tried in a network namespace in which every IPv4 and IPv6 address answers, so
 * that a picture is really fetched from a public one and a forbidden one really could be reached.
 * Whether anybody tried is asked of the kernel, which counts a namespace's TCP connections, and of
 * the sockets that were connected to; never of an error message.
 */
@NullMarked
package dev.avatargateway.attack;

import org.jspecify.annotations.NullMarked;
