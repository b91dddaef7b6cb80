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

  @Override
  public <T> T share(List<BlobKey> packs, Function<Handle, T> work, Transactions transactions) {
    long[] numbers =
        packs.stream().mapToLong(AdvisoryPackLocks::number).sorted().distinct().toArray();
    return transactions.write(
        handle -> {
          for (long number : numbers) {
            lock(handle, "select pg_advisory_xact_lock_shared(:number)", number);
          }
          return work.apply(handle);
        });
  }

  @Override
  public <T> T alone(BlobKey pack, Function<Handle, T> work, Transactions transactions) {
    return transactions.write(
        handle -> {
          lock(handle, "select pg_advisory_xact_lock(:number)", number(pack));
          return work.apply(handle);
        });
  }

  private static void lock(Handle handle, String sql, long number) {
    handle.createQuery(sql).bind("number", number).mapToMap().one();
  }

  private static long number(BlobKey pack) {
    return Long.parseUnsignedLong(pack.sha256().hex().substring(0, 16), 16);
  }
}
