/**
 * The command line: it reads what is asked for and says it to a {@link
 * dev.avatargateway.cli.Program}, which the composition root is. It does nothing itself.
 */
@NullMarked
package dev.avatargateway.cli;

import org.jspecify.annotations.NullMarked;
