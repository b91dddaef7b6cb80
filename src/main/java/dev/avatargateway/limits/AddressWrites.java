package dev.avatargateway.limits;

import dev.avatargateway.http.Request;
import dev.avatargateway.http.RequestLimit;
import java.net.InetAddress;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Counts the requests of an address that may change something, also those that then may not. */
public final class AddressWrites implements RequestLimit {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final Buckets<AddressBlock> buckets;
  private final Predicate<InetAddress> isExempt;
  private final RefusalCount count;

  /**
   * @param isExempt whose requests are not counted, besides those of this machine
   * @param nanos a clock that only goes forward
   */
  public AddressWrites(
      Rate rate, Predicate<InetAddress> isExempt, RefusalCount count, LongSupplier nanos) {
    this.buckets = new Buckets<>(rate, nanos);
    this.isExempt = isExempt;
    this.count = count;
  }

  @Override
  public void count(Request request) {
    if (READING.contains(request.method())) {
      return;
    }
    InetAddress client = request.client();
    if (!isFree(client, isExempt)) {
      count.passUnless(buckets.take(AddressBlock.of(client)), Limit.ADDRESS_WRITES);
    }
  }

  static boolean isFree(InetAddress address, Predicate<InetAddress> isExempt) {
    return address.isLoopbackAddress() || isExempt.test(address);
  }
}
