/**
 * The gateway beside what it is measured against, turn by turn in one run.
 *
 * <p>Each {@link Row} starts what it needs, warms it up, lets the gateway and the other program
 * take turns, and says what came out; {@link Bench} prints all of it as one table.
 */
@NullMarked
package dev.avatargateway.bench;

import org.jspecify.annotations.NullMarked;
