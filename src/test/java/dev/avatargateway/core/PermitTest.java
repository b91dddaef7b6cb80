package dev.avatargateway.core;

import static dev.avatargateway.core.Hall.ALICE;
import static dev.avatargateway.core.Hall.ALICE_ELSEWHERE;
import static dev.avatargateway.core.Hall.BOB;
import static dev.avatargateway.core.Hall.caller;
import static dev.avatargateway.core.Hall.refusal;
import static dev.avatargateway.core.Right.DRESS_OTHERS;
import static dev.avatargateway.core.Right.DRESS_SELF;
import static dev.avatargateway.core.Right.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermitTest {

  private static final Refusal NOT_ALLOWED = new Refusal.NotAllowed();

  @TempDir Path temp;
  private Hall hall;

  @BeforeEach
  void open() {
    hall = new Hall(temp);
  }

  @AfterEach
  void close() {
    hall.close();
  }

  private void assertAllowed(Caller caller, Owner owner) {
    assertThatCode(() -> hall.avatars.permit(caller, owner)).doesNotThrowAnyException();
  }

  private void assertForbidden(Caller caller, Owner owner) {
    assertThat(refusal(() -> hall.avatars.permit(caller, owner))).isEqualTo(NOT_ALLOWED);
    assertThat(refusal(() -> hall.avatars.remove(caller, owner))).isEqualTo(NOT_ALLOWED);
    assertThat(refusal(() -> hall.avatars.useGravatar(caller, owner))).isEqualTo(NOT_ALLOWED);
    assertThat(refusal(() -> hall.avatars.replace(caller, owner, unopened())))
        .isEqualTo(NOT_ALLOWED);
  }

  private static NewAvatar unopened() {
    return new NewAvatar.Sent(
        () -> {
          throw new AssertionError("opened before it was allowed");
        },
        Hall.LIMITS);
  }

  @Test
  void oneselfNeedsTheRightToDressOneself() {
    assertAllowed(caller(ALICE, READ, DRESS_SELF), ALICE);
    assertForbidden(caller(ALICE, READ), ALICE);
    assertForbidden(caller(ALICE), ALICE);
  }

  @Test
  void othersNeedTheRightToDressOthers() {
    assertForbidden(caller(ALICE, READ, DRESS_SELF), BOB);
    assertAllowed(caller(ALICE, DRESS_OTHERS), BOB);
    assertAllowed(caller(ALICE, DRESS_OTHERS), ALICE);
  }

  @Test
  void anotherIdentityIsOneselfOnceBothAreOnePersons() {
    assertForbidden(caller(ALICE, READ, DRESS_SELF), ALICE_ELSEWHERE);
    hall.join(ALICE, ALICE_ELSEWHERE);
    assertAllowed(caller(ALICE, READ, DRESS_SELF), ALICE_ELSEWHERE);
    assertForbidden(caller(ALICE, READ), ALICE_ELSEWHERE);
    assertForbidden(caller(ALICE, READ, DRESS_SELF), BOB);
  }

  @Test
  void equalIdsOfTwoProductsAreTwoPeople() throws IOException {
    hall.wear(ALICE, Drawing.png(1, 60, 40));
    hall.wear(ALICE_ELSEWHERE, Drawing.png(1, 60, 40));
    assertForbidden(caller(ALICE, READ, DRESS_SELF), ALICE_ELSEWHERE);
  }
}
