/**
 * Untrusted bytes in, safe renditions out.
 *
 * <p><b>Native code sees only what passed.</b> The whole container is walked in Java first, and a
 * decoder gets a new file of just the parts that make pixels: no metadata, no trailing bytes, no
 * length that does not fit, one frame of a film. Price: one copy of the upload, and a checksum over
 * each PNG. What has no known signature is no image; once a signature is known, all that is wrong
 * behind it is damage. JPEGs of another process (lossless, arithmetic, 12 bits) and BMPs that hold
 * another format are no images that are taken. Damage that a JPEG's markers do not show costs a
 * part of the picture, as in browsers.
 *
 * <p><b>Memory is admitted by the header.</b> {@link Footprint} holds what decodes were measured to
 * take; a share of one budget is taken before a byte is decoded. What exceeds the budget alone has
 * too many pixels.
 *
 * <p><b>Films.</b> The first frame of a GIF or WebP is laid on its canvas, transparent elsewhere. A
 * frame that leaves its canvas is damage. What follows the first frame of a GIF is not looked at.
 *
 * <p><b>Colours.</b> Scaling works on stored values, as browsers and libvips do; alpha weighs them.
 * An ICC profile is applied after scaling, where pixels are few; one that makes no sense, is for
 * other channels or larger than 4 MiB is ignored, as are gamma chunks. Inks without a profile are
 * taken for the opposites of red, green and blue.
 *
 * <p><b>Renditions.</b> JPEG of quality 90 at full colour resolution, because later sizes are made
 * of it; PNG by runs after well-chosen filters. Scaling down is by {@link Lanczos}, up by cubic
 * interpolation.
 *
 * <p><b>Standard error.</b> The libraries within OpenCV write one line there for some damaged JPEG
 * and PNG files; it holds nothing of the file.
 */
@NullMarked
package dev.avatargateway.image;

import org.jspecify.annotations.NullMarked;
