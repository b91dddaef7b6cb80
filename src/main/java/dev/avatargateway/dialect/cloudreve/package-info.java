/**
 * The door for clients of Cloudreve.
 *
 * <p>Learnt from Cloudreve 4.18.0 (cloudreve/cloudreve 0bb0ab83: routers/router.go,
 * service/user/setting.go, pkg/auth/jwt.go, pkg/serializer, pkg/hashid, middleware), 3.8.3
 * (88409cc1) for the v3 links, its web client (cloudreve/frontend 19da0fe1) and the product's API
 * pages "Get profile picture" and "Update profile picture". Every JSON answer has status 200, as
 * there; {@code code} tells how it ended. The paths are served below {@code /api/v4} and, as the
 * API pages print them, at the root.
 *
 * <p>Where the door differs on purpose:
 *
 * <ul>
 *   <li>The way to Gravatar is a 301, as the API page says; {@code --cloudreve-redirect 302} gives
 *       what version 4 sends. The v3 links keep their 301 either way.
 *   <li>The redirect, the 404 and v3's empty answer carry {@code no-cache}: the product lets them
 *       be kept for a day, so that somebody's first picture stays invisible, its users' loudest
 *       complaint. With {@code nocache} they carry {@code private, no-cache}, as in the product.
 *   <li>A picture has a quoted ETag made of its bytes, and the headers that keep it from being
 *       anything else; its Last-Modified moves with the picture, not with the user's other data.
 *   <li>HEAD answers like GET; one mobile client asks so.
 *   <li>The type of an upload is found by its bytes: the product takes its API page's own {@code
 *       application/octet-stream} for PNG only. WebP and BMP are taken as well.
 *   <li>A picture that is not square is cropped, not stretched, and turned upright first.
 *   <li>A picture whose bytes are gone is a 404, which the product meant too; it answers 500.
 *   <li>{@code --cloudreve-gravatar-url} with a path means that the digests are below that path, so
 *       that mirrors such as {@code https://cdn.v2ex.com/gravatar/} work; the product drops the
 *       path. An unknown address is a 404 instead of a redirect to nobody.
 *   <li>Somebody whose site does not answer in time is code 50001 with words of its own, work
 *       beyond what fits at once is code 429 with {@code Retry-After}, as is too many requests, and
 *       what the server could not read at all is 40001; the product has no such cases. A token that
 *       only the silent site could judge reads as none and writes nothing: its code is not 401, on
 *       which the web client would sign the user out.
 *   <li>An administrator of the gateway without an identity here may not set a picture: the request
 *       does not say whose, so the answer is 404 {@code User not found}.
 * </ul>
 *
 * <p>The messages in {@link dev.avatargateway.dialect.cloudreve.Complaint} are short as the
 * product's are: limits and actual values stand in its {@code error} field only, which production
 * sites leave out.
 */
@NullMarked
package dev.avatargateway.dialect.cloudreve;

import org.jspecify.annotations.NullMarked;
