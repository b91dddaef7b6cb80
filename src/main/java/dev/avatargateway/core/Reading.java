package dev.avatargateway.core;

import java.nio.ByteBuffer;

/** What a question for a picture found. */
public sealed interface Reading {

  Identity identity();

  Portrait portrait();

  /** The picture; {@code bytes} is read-only, from position to limit. */
  record Found(Identity identity, Portrait portrait, Rendition rendition, ByteBuffer bytes)
      implements Reading {}

  /** The asker has it already. */
  record Unchanged(Identity identity, Portrait portrait) implements Reading {}

  /** The person is known and shows no picture. */
  record Missing(Identity identity, Portrait portrait) implements Reading {}

  /** The person shows a picture, but its bytes are gone or damaged. */
  record Lost(Identity identity, Portrait portrait) implements Reading {}
}
