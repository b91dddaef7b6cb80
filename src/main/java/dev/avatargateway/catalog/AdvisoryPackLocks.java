package dev.avatargateway.catalog;

import dev.avatargateway.core.BlobKey;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * PostgreSQL's advisory locks, for a database that several processes have open. They are the first
 * thing of a transaction, of several always the one with the smaller number first, and end with it.
 * The work sees what was committed while it waited because each statement of a transaction that
 * reads what is committed sees the state of its own beginning. The number is the first 64 bits of
 * the key.
 */
final class AdvisoryPackLocks implements PackLocks {

  private static final String SHARED = all("pg_advisory_xact_lock_shared");
  private static final String EXCLUSIVE = all("pg_advisory_xact_lock");

  /** An array is gone through in its order. */
  private static String all(String lock) {
    return "select count(%s(n)) from unnest(cast(:numbers as bigint array)) as w(n)"
        .formatted(lock);
  }

  @Override
  public <T> T share(List<BlobKey> packs, Function<Handle, T> work, Transactions transactions) {
    return locked(SHARED, packs, work, transactions);
  }

  @Override
  public <T> T alone(BlobKey pack, Function<Handle, T> work, Transactions transactions) {
    return locked(EXCLUSIVE, List.of(pack), work, transactions);
  }

  private static <T> T locked(
      String sql, List<BlobKey> packs, Function<Handle, T> work, Transactions transactions) {
    Object[] numbers = packs.stream().map(AdvisoryPackLocks::number).sorted().distinct().toArray();
    return transactions.write(
        handle -> {
          handle
              .createQuery(sql)
              .registerArrayType(Long.class, "bigint")
              .bindArray("numbers", Long.class, numbers)
              .mapTo(Long.class)
              .one();
          return work.apply(handle);
        });
  }

  private static long number(BlobKey pack) {
    return Long.parseUnsignedLong(pack.sha256().hex().substring(0, 16), 16);
  }
}
