package dev.avatargateway.catalog;

import java.time.Instant;

/**
 * The one-time links that were used: all who have the catalog open agree in them, for as long as
 * the links could be used again.
 */
public final class SpentLinks {

  private static final String PREFIX = "link ";

  private final Transactions transactions;

  SpentLinks(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Notes that a link is used now.
   *
   * @param id the link's, of at most 59 characters
   * @param until from when on it need not be remembered
   * @return false when it was used before; of several who use it at once, one is told true
   */
  public boolean spend(String id, Instant until, Instant now) {
    return transactions.write(
        handle -> {
          handle
              .createUpdate("delete from agreed where name like :links and word < :now")
              .bind("links", PREFIX + "%")
              .bind("now", word(now))
              .execute();
          String name = PREFIX + id;
          if (Agreed.find(handle, name).isPresent()) {
            return false;
          }
          Agreed.insert(handle, name, word(until));
          return true;
        });
  }

  /** Seconds since 1970, written so that they sort as they follow each other. */
  private static String word(Instant time) {
    return "%012d".formatted(time.getEpochSecond());
  }
}
