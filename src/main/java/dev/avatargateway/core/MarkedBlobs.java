package dev.avatargateway.core;

import java.io.IOException;
import java.util.Optional;

/** A store of blobs that bears a mark by which a gateway knows its own. */
public interface MarkedBlobs extends BlobStore {

  /** The name of what holds the mark, among the blobs but none of them. */
  String MARK = "store.id";

  /**
   * The mark, a word of plain letters; empty when there is none.
   *
   * @throws IOException when nobody can tell now
   */
  Optional<String> mark() throws IOException;

  /** Puts a mark in the place of the one that may be there; it is safe when this returns. */
  void mark(String word) throws IOException;
}
