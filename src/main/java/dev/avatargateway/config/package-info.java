/**
 * The keys: each is declared once, here, with its default and its meaning, and can be given as a
 * flag, as a {@code GATEWAY_*} variable or in a properties file, in that order. What a key means
 * for a part is checked where the declaration is, so that every error names the key.
 */
@NullMarked
package dev.avatargateway.config;

import org.jspecify.annotations.NullMarked;
