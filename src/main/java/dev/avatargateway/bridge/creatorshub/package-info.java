/**
 * CreatorsHub, read and written through its public API with a token that may see and dress
 * everybody. The API lists creators but not users, so who is asked about is handed in, as numbers.
 *
 * <p>Decided: every spelling of a path that was ever documented is tried, and the one that was seen
 * to work is kept to; a picture's address comes from the product, yet from its users' data too, so
 * the token goes to the product's own host only, and others are read only by https and through the
 * guard that keeps strangers out of private networks; a picture is as old as the milliseconds in
 * its address say. The API cannot take a picture off and knows no Gravatar: those are passed over,
 * and the summary says so.
 */
@NullMarked
package dev.avatargateway.bridge.creatorshub;

import org.jspecify.annotations.NullMarked;
