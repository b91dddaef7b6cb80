package dev.avatargateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Admission.Admitted;
import dev.avatargateway.core.Admission.Denied;
import dev.avatargateway.core.Admission.Reason;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.Right;
import dev.avatargateway.core.Space;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Gatekeeper} promises. */
public interface GatekeeperContract {

  Gatekeeper gatekeeper();

  /** For each door a credential that opens it and no other. */
  Map<Space, Credential> keys();

  @Test
  default void eachCredentialOpensItsDoor() {
    keys()
        .forEach(
            (door, key) ->
                assertThat(gatekeeper().admit(door, key))
                    .isInstanceOfSatisfying(
                        Admitted.class,
                        admitted -> {
                          assertThat(admitted.caller().owner().space()).isEqualTo(door);
                          assertThat(admitted.caller().credential()).isEqualTo(key);
                          assertThat(admitted.caller().may(Right.DRESS_OTHERS)).isFalse();
                        }));
  }

  @Test
  default void noCredentialOpensAnotherDoor() {
    for (Space door : keys().keySet()) {
      keys()
          .forEach(
              (space, key) -> {
                if (!space.equals(door)) {
                  assertThat(gatekeeper().admit(door, key)).isInstanceOf(Denied.class);
                }
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "..", "a.b.c", "\u0000", " ", "null", "🦊", "a b", "Bearer x"})
  default void nonsenseOpensNoDoor(String text) {
    for (Space door : keys().keySet()) {
      assertThat(gatekeeper().admit(door, new Credential(text)))
          .isEqualTo(new Denied(Reason.INVALID));
    }
  }

  @Test
  default void nothingOpensADoorThatDoesNotExist() {
    keys()
        .values()
        .forEach(
            key ->
                assertThat(gatekeeper().admit(new Space("elsewhere"), key))
                    .isInstanceOf(Denied.class));
  }
}
