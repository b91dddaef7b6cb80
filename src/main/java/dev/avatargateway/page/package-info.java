/**
 * The page at {@code /me} on which people see and change their own picture.
 *
 * <p>It comes in by the product's own cookie or by a one-time link, whose secret stands behind the
 * {@code #} of its address: neither proxies nor logs see that, and what only fetches addresses to
 * preview them does not use the link up. The page exchanges it for a cookie of its own, which goes
 * to this page alone ({@code HttpOnly}, {@code SameSite=Strict}, below {@code /me}).
 *
 * <p>A change must come from a page of this site and carry {@code X-Requested-With:
 * XMLHttpRequest}, which no form of another site can send and which is the proof that Mattermost
 * asks for with its cookie. All words for people stand in {@code texts.json}.
 */
@NullMarked
package dev.avatargateway.page;

import org.jspecify.annotations.NullMarked;
