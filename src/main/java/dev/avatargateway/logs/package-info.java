/**
 * What a line of the log looks like: text for people, or JSON for programs. Neither shows what
 * looks like a secret or an e-mail address, whoever wrote it; those who write lines do not put them
 * there, and this is for the day when one does.
 */
@NullMarked
package dev.avatargateway.logs;

import org.jspecify.annotations.NullMarked;
