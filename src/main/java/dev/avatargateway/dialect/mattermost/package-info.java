/**
 * Mattermost's door: the profile pictures of its users, as servers of 2026 (11.x) serve them.
 *
 * <p>Learnt from the product's own sources (api4/user.go, app/user.go, web/handlers.go,
 * users/profile_picture.go and i18n/en.json of mattermost/mattermost), from what its JavaScript,
 * Java and Go clients send, and from what others measured on a running server. Errors are English
 * only, whatever {@code Accept-Language} says. {@code X-Request-Id} is made here, never taken.
 *
 * <p>Where this door differs from the product, on purpose:
 *
 * <ul>
 *   <li>Pictures carry {@code private, no-cache}; {@code --mattermost-max-age 86400} brings {@code
 *       max-age=86400, private} back. When only the picture paths are routed here, the product's
 *       {@code last_picture_update} does not move, nor the number in its pages' URLs, and a day's
 *       cache would show the old face for a day.
 *   <li>A quoted {@code If-None-Match} matches as the bare one does: HTTP libraries insist on
 *       quotes.
 *   <li>Initials are drawn for each answer and never stored, so that reads do not write; they carry
 *       the version as their ETag.
 *   <li>Initials that stand in for a picture whose bytes are gone are cached for five minutes and
 *       have no ETag, as in the product.
 *   <li>HEAD answers as GET does; in the product it is an unknown route.
 *   <li>Every picture carries the headers that keep it harmless when opened by itself.
 *   <li>The routes are served below {@code /users} too, as the older description of this interface
 *       prints them.
 *   <li>{@code /api/v4} itself is a 404 in plain text: the product's web app lives there.
 *   <li>A good token in the query is refused always: the gateway cannot tell whether the product
 *       issued it to an OAuth app, and URLs end up in logs.
 *   <li>A session of the product proves with {@code X-CSRF-Token} equal to its cookie {@code
 *       MMCSRF} that the product's own page sent it: the value the product keeps beside the session
 *       is not told to others. A token of the gateway's own has no such value and needs {@code
 *       X-Requested-With}.
 *   <li>What the product never has to say: too much work is its 503 for busy servers with {@code
 *       Retry-After}; a product that does not answer is its 500 for a failing session or user
 *       store, because clients take a 401 for a sign-out; a request that cannot be read is 400 in
 *       its form, where Go's server answers in plain text; a fault is what its hardened mode says.
 *   <li>Somebody who writes too often has the answer of the product's limiter, 429 in plain text,
 *       without the {@code X-RateLimit-} headers, which count all requests there.
 * </ul>
 *
 * <p>The price of the bare ETag is that HTTP's own rules for {@code If-None-Match} do not apply:
 * lists, {@code *} and weak tags never match.
 */
@NullMarked
package dev.avatargateway.dialect.mattermost;

import org.jspecify.annotations.NullMarked;
