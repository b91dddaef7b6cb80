package dev.avatargateway.core;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be opened for reading; whoever opens them closes the stream. */
@FunctionalInterface
public interface ByteSource {

  InputStream open() throws IOException;

  static ByteSource of(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }
}
