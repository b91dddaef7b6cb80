/**
 * The operator's desk: commands on people, and the batches of long work, carried out where the
 * store is open. Beside a running server that is the server, reached over its management port with
 * an administrator's token, because a second program writing to the store would bypass it. Its
 * answers bear a mark of their own: a file that a crashed server left behind may name a port where
 * another program listens by now. The price is that commands and their reports cross HTTP as text,
 * worded here.
 */
@NullMarked
package dev.avatargateway.operator;

import org.jspecify.annotations.NullMarked;
