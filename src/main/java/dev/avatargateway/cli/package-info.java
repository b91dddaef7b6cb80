/**
 * The command line: it reads what is asked for and says it to a {@link
 * dev.avatargateway.cli.Program}, which the composition root is. It does nothing itself, so that it
 * can be tried without a server; the price is that each command's wishes are named twice, as flags
 * and as the arguments that {@code operator} reads.
 */
@NullMarked
package dev.avatargateway.cli;

import org.jspecify.annotations.NullMarked;
