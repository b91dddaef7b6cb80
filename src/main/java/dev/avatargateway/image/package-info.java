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
 * <p><b>No process of its own.</b> Decoding stays in the server's process, since it never ended
 * one: not over the files of twelve foreign corpora, not over pictures cut at every offset, not
 * over 843,419 changed pictures of those corpora, of which 104,810 were taken (33 minutes of a
 * trial in a child process, before {@link ShrunkPng} and {@link StandardC} were there; no crash, no
 * exception, nothing above ten seconds), nor in the trial that each build makes since, 34,335
 * pictures in one of 20 seconds, nor in an hour of coverage-guided fuzzing on a busy machine, 16.3
 * million executions. Worker processes would cost a copy of each upload and rendition and the
 * memory of a JVM each, and are what to turn to should a fault in native code ever be seen.
 *
 * <p><b>Resident memory.</b> With {@code -Xmx256m -XX:+UseSerialGC} all of the process is to stay
 * below 512 MiB: heap 256, JVM and libraries about 150, decodes 96 at most; a test floods it with
 * 500 pictures at once and looks. Decodes wait for a worker before they take memory; large PNGs are
 * averaged while their rows are read ({@link ShrunkPng}), large JPEGs by libjpeg; glibc is told to
 * give freed blocks back ({@link StandardC}). Price: a lossless WebP from 10 megapixels on, another
 * WebP or a GIF of 18 or more megapixels, and a large PNG that is interlaced or very long and
 * narrow, has too many pixels for the default budget.
 *
 * <p><b>Cut scans.</b> A JPEG that ends early is refused for its missing end. One whose scan was
 * cut and given an end again is taken, grey where data is missing, as browsers show it; to notice
 * would take a second reading of all codes, and what is served is harmless.
 *
 * <p><b>Standard error.</b> The libraries in OpenCV would write lines there for damaged JPEG and
 * PNG files; C's stream for it leads nowhere, while Java and the JVM hold the file itself.
 */
@NullMarked
package dev.avatargateway.image;

import org.jspecify.annotations.NullMarked;
