/**
 * A credential in, a {@link dev.avatargateway.core.Caller} out; and what a product says of its own
 * users. The gateway's own tokens open any door at which their person has an identity; a product's
 * token opens that product's door only, and is shown to no other product. Signatures are checked
 * with a key chosen by configuration and an algorithm from a short list, never by what a token says
 * of itself. Times are compared exactly, without leeway, as Cloudreve does; the price is that the
 * clocks of the machines must agree.
 *
 * <p>A product that has to be asked is asked briefly: every question is bounded in time and size,
 * its answer is remembered for seconds, equal questions share one request, and after a failure the
 * product is left alone for a moment. The price is that a sign-out at the product is noticed up to
 * half a minute late.
 */
@NullMarked
package dev.avatargateway.auth;

import org.jspecify.annotations.NullMarked;
