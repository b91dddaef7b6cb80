/** Real servers that tests run on folders and ports of their own. */
@NullMarked
package dev.avatargateway.real;

import org.jspecify.annotations.NullMarked;
