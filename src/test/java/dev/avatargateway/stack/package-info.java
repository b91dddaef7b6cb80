/** Tests of the whole gateway: a real server on a free port over real H2 and a real disk. */
@NullMarked
package dev.avatargateway.stack;

import org.jspecify.annotations.NullMarked;
