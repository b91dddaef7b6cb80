/**
 * The migration bridge: long work that carries people and pictures between the gateway and a
 * product. A {@link dev.avatargateway.bridge.Source} reads a product where it keeps its data and
 * never writes there; a {@link dev.avatargateway.bridge.Destination} writes. What is decided about
 * a picture is decided in {@code core}; this room reads ahead, keeps all cores busy, commits in the
 * source's order with the position, and counts. The price of the order is that one slow picture
 * holds back the commit of those behind it, within a bounded window.
 */
@NullMarked
package dev.avatargateway.bridge;

import org.jspecify.annotations.NullMarked;
