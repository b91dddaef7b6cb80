package dev.avatargateway.dialect.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenStepTest {

  private static final Caller CALLER =
      new Caller(
          Identity.of(new Owner(CloudreveIds.SPACE, "#1")),
          Set.of(),
          Caller.Issuer.PRODUCT,
          new Credential("secret"));

  private static Visit visit(String header, Admission admission) {
    return new TokenStep((door, credential) -> admission)
        .visit(Asked.get("/").with("Authorization", header));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "Bearer a.b.c, a.b.c",
        "a.b.c, a.b.c",
        "bearer a.b.c, bearer a.b.c",
        "|Bearer  a.b.c|, | a.b.c|",
        "Bearer Bearer a, Bearer a",
        "Bearer Cra.b.c, Cra.b.c",
        "Basic dTpw, Basic dTpw",
      })
  void onlyTheExactWordIsTakenOff(String header, String token) {
    List<String> seen = new ArrayList<>();
    TokenStep step =
        new TokenStep(
            (door, credential) -> {
              assertThat(door).isEqualTo(CloudreveIds.SPACE);
              seen.add(credential.secret());
              return new Admission.Admitted(CALLER);
            });
    assertThat(step.visit(Asked.get("/").with("Authorization", header)))
        .isEqualTo(new Visit.SignedIn(CALLER));
    assertThat(seen).containsExactly(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer ", "Bearer Cr a:b", "Bearer Cr "})
  void nobodyIsAskedAboutNoToken(String header) {
    assertThat(visit(header, new Admission.Admitted(CALLER))).isEqualTo(new Visit.Anonymous());
  }

  @Test
  void withoutAHeaderOneIsAnonymous() {
    TokenStep step = new TokenStep((door, credential) -> new Admission.Admitted(CALLER));
    assertThat(step.visit(Asked.get("/"))).isEqualTo(new Visit.Anonymous());
  }

  @ParameterizedTest
  @EnumSource(Admission.Reason.class)
  void eachDenialHasItsOutcome(Admission.Reason reason) {
    Visit expected =
        switch (reason) {
          case INVALID -> new Visit.Anonymous();
          case WRONG_KIND -> new Visit.TurnedAway(Complaint.WRONG_TOKEN);
          case NO_SUCH_USER -> new Visit.TurnedAway(Complaint.NO_SUCH_LOGIN);
          case INACTIVE_USER -> new Visit.TurnedAway(Complaint.INACTIVE_LOGIN);
        };
    assertThat(visit("Bearer a", new Admission.Denied(reason))).isEqualTo(expected);
  }

  @Test
  void aSilentSiteLeavesItUnjudged() {
    assertThat(visit("Bearer a", new Admission.Undecided())).isEqualTo(new Visit.Unjudged());
  }
}
