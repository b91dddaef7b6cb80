/** Tests of the pages in a real browser, Chromium, against a real gateway. */
@NullMarked
package dev.avatargateway.browser;

import org.jspecify.annotations.NullMarked;
