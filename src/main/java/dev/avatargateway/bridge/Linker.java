package dev.avatargateway.bridge;

import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.io.Reader;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Joins identities of one person, as the operator asks for it. */
public final class Linker {

  /**
   * @param report gets a line for each pair that would join in a dry run, and for each address that
   *     is ambiguous; ids, never addresses
   */
  public Linker(Bulk bulk, Consumer<String> report, RunOptions options) {}

  /**
   * Links the pairs of a CSV document: {@code space:id,space:id} on each line, behind a header
   * {@code one,other} or none.
   *
   * @param owners reads {@code space:id} as operators write it; a RuntimeException's message says
   *     in one sentence why it cannot
   */
  public Summary linkPairs(Reader csv, Function<String, Owner> owners) throws IOException {
    throw new UnsupportedOperationException();
  }

  /**
   * Links those whose address is the same in at least two of these spaces, where it is one
   * identity's in each.
   */
  public Summary linkByEmail(Set<Space> spaces) {
    throw new UnsupportedOperationException();
  }
}
