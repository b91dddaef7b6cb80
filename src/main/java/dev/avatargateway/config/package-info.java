/**
 * The keys: each is declared once, here, with its default and its meaning, and can be given as a
 * flag, as a {@code GATEWAY_*} variable or in a properties file, in that order. What a key means
 * for a part is checked where the declaration is, so that every error names the key; values are
 * never repeated where they may be secret. The price is that some bounds stand here and, for who
 * builds a room without the command line, in the room's settings as well.
 */
@NullMarked
package dev.avatargateway.config;

import org.jspecify.annotations.NullMarked;
