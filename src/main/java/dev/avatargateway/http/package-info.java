/**
 * The street: Javalin and Jetty kept in one room, behind small request and answer values.
 *
 * <p>Dialects see {@link dev.avatargateway.http.Request}, {@link dev.avatargateway.http.Answer} and
 * {@link dev.avatargateway.http.Routes}, never the server, so that the same words come out
 * whichever way a request takes through it. Paths are matched here, segment by segment after
 * decoding, and not by Javalin's router: the products differ in what they make of encoded letters,
 * doubled slashes and slashes at the end, and every unrouted path below a dialect's prefix is
 * answered in its words. The price is a router of our own, about a hundred lines.
 */
@NullMarked
package dev.avatargateway.http;

import org.jspecify.annotations.NullMarked;
