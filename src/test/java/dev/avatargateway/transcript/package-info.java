/** Transcripts of public clients in httpYac format, and the two runners that replay them. */
@NullMarked
package dev.avatargateway.transcript;

import org.jspecify.annotations.NullMarked;
