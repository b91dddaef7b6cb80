package dev.avatargateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.Sha256;
import dev.avatargateway.core.Space;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * A gatekeeper that looks at no more strange credentials from an address from which too many bad
 * ones came. A credential that was good lately is no strange one.
 */
public final class WatchedDoors implements Gatekeeper {

  private static final int PLACES = 20_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final Gatekeeper doors;
  private final Buckets<AddressBlock> failures;
  private final Predicate<InetAddress> isExempt;
  private final RefusalCount count;
  private final Cache<Sha256, Boolean> good;

  /**
   * @param isExempt whose bad credentials are not counted, besides those from this machine
   * @param nanos a clock that only goes forward
   */
  public WatchedDoors(
      Gatekeeper doors,
      Rate rate,
      Predicate<InetAddress> isExempt,
      RefusalCount count,
      LongSupplier nanos) {
    this.doors = doors;
    this.failures = new Buckets<>(rate, nanos);
    this.isExempt = isExempt;
    this.count = count;
    this.good =
        Caffeine.newBuilder()
            .maximumSize(PLACES)
            .expireAfterWrite(REMEMBERED)
            .ticker(nanos::getAsLong)
            .build();
  }

  @Override
  public Admission admit(Space door, Credential credential) {
    return doors.admit(door, credential);
  }

  /** Such a credential was good lately, so nobody guesses with it. */
  @Override
  public Optional<Caller> remembered(Space door, Credential credential) {
    return doors.remembered(door, credential);
  }

  @Override
  public Admission admit(Space door, Credential credential, InetAddress from) {
    if (AddressWrites.isFree(from, isExempt)) {
      return doors.admit(door, credential);
    }
    AddressBlock block = AddressBlock.of(from);
    Sha256 digest = digest(credential);
    if (good.getIfPresent(digest) == null) {
      count.passUnless(failures.look(block), Limit.ADDRESS_FAILURES);
    }
    Admission admission = doors.admit(door, credential);
    switch (admission) {
      case Admission.Admitted _ -> good.put(digest, true);
      // Those of another reason are genuine, so nobody guessed them.
      case Admission.Denied(var reason) when reason == Admission.Reason.INVALID ->
          failures.take(block);
      case Admission.Denied _, Admission.Undecided _ -> {}
    }
    return admission;
  }

  private static Sha256 digest(Credential credential) {
    return Sha256.of(ByteBuffer.wrap(credential.secret().getBytes(StandardCharsets.UTF_8)));
  }
}
