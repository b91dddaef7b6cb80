/**
 * The operator's desk: commands on people, carried out where the store is open. Beside a running
 * server that is the server, reached over its management port with an administrator's token,
 * because a second program writing to the store would bypass it.
 */
@NullMarked
package dev.avatargateway.operator;

import org.jspecify.annotations.NullMarked;
