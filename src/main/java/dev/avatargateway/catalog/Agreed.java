package dev.avatargateway.catalog;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Words that the catalog keeps for all who have it open, by name. */
public final class Agreed {

  /** The name under which the catalog keeps which store it is the catalog of. */
  public static final String STORE = "store";

  private final Transactions transactions;

  Agreed(Transactions transactions) {
    this.transactions = transactions;
  }

  public Optional<String> find(String name) {
    return transactions.query(handle -> find(handle, name));
  }

  /** The word that is there, or else this one; of several who bring one at once the first stays. */
  public String first(String name, String word) {
    return transactions.write(
        handle -> {
          Optional<String> there = find(handle, name);
          if (there.isEmpty()) {
            insert(handle, name, word);
          }
          return there.orElse(word);
        });
  }

  /** Puts a word in the place of the one that may be there. */
  public void put(String name, String word) {
    transactions.write(
        handle -> {
          int changed =
              handle
                  .createUpdate("update agreed set word = :word where name = :name")
                  .bind("name", name)
                  .bind("word", word)
                  .execute();
          if (changed == 0) {
            insert(handle, name, word);
          }
          return true;
        });
  }

  /** A second row of a name is a violation, after which the transaction is begun again. */
  static void insert(Handle handle, String name, String word) {
    handle
        .createUpdate("insert into agreed (name, word) values (:name, :word)")
        .bind("name", name)
        .bind("word", word)
        .execute();
  }

  static Optional<String> find(Handle handle, String name) {
    return handle
        .createQuery("select word from agreed where name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }
}
