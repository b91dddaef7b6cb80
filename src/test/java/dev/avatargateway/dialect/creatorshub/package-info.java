/** The CreatorsHub door's small pieces, and the pictures elsewhere that its transcripts fetch. */
@NullMarked
package dev.avatargateway.dialect.creatorshub;

import org.jspecify.annotations.NullMarked;
