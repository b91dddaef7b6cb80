/** Pictures of others that were made to hurt, sent to a server in a process of its own. */
@org.jspecify.annotations.NullMarked
package dev.avatargateway.hostile;
