/** Products to try the migration bridge on, for who has none at hand. */
@NullMarked
package dev.avatargateway.playground;

import org.jspecify.annotations.NullMarked;
