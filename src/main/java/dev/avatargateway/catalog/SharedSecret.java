package dev.avatargateway.catalog;

import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** The row with the word that all nodes of a gateway share. */
final class SharedSecret {

  private SharedSecret() {}

  /** The word that is there, or a fresh one; of several who bring one at once the first stays. */
  static String of(Handle handle, Supplier<String> fresh) {
    Optional<String> word = find(handle);
    if (word.isPresent()) {
      return word.get();
    }
    handle
        .createUpdate("insert into secret (id, word) values (1, :word) on conflict do nothing")
        .bind("word", fresh.get())
        .execute();
    return find(handle).orElseThrow(OvertakenException::new);
  }

  private static Optional<String> find(Handle handle) {
    return handle.createQuery("select word from secret where id = 1").mapTo(String.class).findOne();
  }
}
