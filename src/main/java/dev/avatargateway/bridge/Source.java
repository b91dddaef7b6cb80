package dev.avatargateway.bridge;

import dev.avatargateway.core.Space;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One product's people and pictures, read where the product keeps them, without its help and
 * without changing anything there. Opening one says in one sentence ({@link BridgeException}) what
 * is wrong with the place it was given.
 */
public interface Source extends AutoCloseable {

  /** The spaces its people belong to; more than one where a list mixes products. */
  Set<Space> spaces();

  /** The same words for the same place each time, such as a path; never a secret. */
  String name();

  /**
   * What must be the same for an interrupted run to go on, such as a file's digest: positions in
   * another edition mean other people. Empty where positions are people's own ids.
   */
  default String edition() {
    return "";
  }

  /** Whether somebody can show their Gravatar there. */
  default boolean knowsGravatar() {
    return true;
  }

  /** How many listings there are in all, about; -1 when nobody can tell. */
  long count();

  /**
   * Everybody, in an order that is the same each time and by which positions grow; read lazily, by
   * one thread, closed by the caller. The pictures of listings are opened by many threads.
   *
   * @param after the {@link Listing#position()} to begin behind; empty for the beginning
   * @throws IOException when reading fails; while the stream is read, an {@link
   *     java.io.UncheckedIOException}
   */
  Stream<Listing> listings(String after) throws IOException;

  /**
   * The same places in the same order, for a reader who leaves most of them to others: here a
   * source that asks its product about each one does not ask yet.
   *
   * @param after as for {@link #listings}
   * @throws IOException as {@link #listings} does
   */
  default Stream<Entry> entries(String after) throws IOException {
    return listings(after).map(Entry::of);
  }

  /** How many {@link #entries} may be read at once; 1 where nobody is asked. */
  default int atOnce() {
    return 1;
  }

  @Override
  void close();
}
