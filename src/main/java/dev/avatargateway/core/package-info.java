/**
 * The hall: what an avatar is, what may happen to it, and why we refuse. It knows no wire format,
 * no status code, no database and no decoder; those stand behind the ports declared here.
 */
@NullMarked
package dev.avatargateway.core;

import org.jspecify.annotations.NullMarked;
