package dev.avatargateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Admission.Admitted;
import dev.avatargateway.core.Admission.Denied;
import dev.avatargateway.core.Admission.Reason;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Right;
import dev.avatargateway.core.Space;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchedDoorsTest {

  private static final Space DOOR = new Space("door");
  private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("192.0.2.2");
  private static final InetAddress PROXY = InetAddress.ofLiteral("10.0.0.1");

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicLong looks = new AtomicLong();
  private final Map<Limit, Integer> refused = new EnumMap<>(Limit.class);
  private final WatchedDoors doors =
      new WatchedDoors(
          new Guarded(),
          Rate.perMinute(3),
          PROXY::equals,
          limit -> refused.merge(limit, 1, Integer::sum),
          nanos::get);

  /** Knows tokens that begin with good, and who looks. */
  private final class Guarded implements Gatekeeper {

    @Override
    public Admission admit(Space door, Credential credential) {
      looks.incrementAndGet();
      if (credential.secret().equals("genuine")) {
        return new Denied(Reason.NO_SUCH_USER);
      }
      return credential.secret().startsWith("good")
          ? new Admitted(
              new Caller(
                  Identity.of(new Owner(door, "1")),
                  Set.of(Right.READ),
                  Caller.Issuer.PRODUCT,
                  credential))
          : new Denied(Reason.INVALID);
    }
  }

  @Test
  void afterTooManyBadTokensStrangeOnesAreNotLookedAt() {
    flood(HERE);
    long before = looks.get();

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> admit("bad again", HERE))
        .satisfies(
            e -> assertThat(e.refusal()).isEqualTo(new Refusal.TooOften(Duration.ofSeconds(20))));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> admit("good but strange", HERE));

    assertThat(looks).hasValue(before);
    assertThat(refused).isEqualTo(Map.of(Limit.ADDRESS_FAILURES, 2));
  }

  @Test
  void whoWasLetInLatelyIsLetInThroughAFlood() {
    admit("good", ELSEWHERE);
    flood(HERE);

    assertThat(admit("good", HERE)).isInstanceOf(Admitted.class);
    assertThat(admit("good but strange", ELSEWHERE)).isInstanceOf(Admitted.class);
  }

  @Test
  void strangeOnesAreLookedAtAgainAfterAWhile() {
    flood(HERE);
    nanos.addAndGet(Duration.ofSeconds(20).toNanos());

    assertThat(admit("good but strange", HERE)).isInstanceOf(Admitted.class);
  }

  @Test
  void genuineTokensOfNobodyHereAreNoGuesses() {
    for (int i = 0; i < 10; i++) {
      assertThat(admit("genuine", HERE)).isInstanceOf(Denied.class);
    }
  }

  @Test
  void thisMachineAndProxiesAreNotCounted() {
    for (int i = 0; i < 10; i++) {
      assertThat(admit("bad", PROXY)).isInstanceOf(Denied.class);
      assertThat(admit("bad", InetAddress.ofLiteral("::1"))).isInstanceOf(Denied.class);
      assertThat(admit("bad", InetAddress.ofLiteral("127.8.0.1"))).isInstanceOf(Denied.class);
    }
  }

  private void flood(InetAddress from) {
    for (int i = 0; i < 3; i++) {
      assertThat(admit("bad " + i, from)).isInstanceOf(Denied.class);
    }
  }

  private Admission admit(String token, InetAddress from) {
    return doors.admit(DOOR, new Credential(token), from);
  }
}
