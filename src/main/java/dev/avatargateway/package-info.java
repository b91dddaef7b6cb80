/**
 * Where the house is put together: {@code Main} is the program, {@link dev.avatargateway.Gateway}
 * the one place that knows every room, a list of {@code new} in the order of need without a
 * framework behind it. What was opened is closed in the opposite order. The price is that a new
 * part is wired by hand, and that settings are carried from the keys to the rooms in {@code
 * RoomSettings}, because no room knows the command line.
 */
@NullMarked
package dev.avatargateway;

import org.jspecify.annotations.NullMarked;
