package dev.avatargateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Directory;
import dev.avatargateway.core.Directory.Answer;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Right;
import dev.avatargateway.core.Space;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Directory} that asks a product promises. */
public interface DirectoryContract {

  Directory directory();

  /** Somebody whom the product knows once {@link #productKnows} was called, with all it tells. */
  Identity somebody();

  /** Somebody who came with one of the product's own tokens. */
  Caller signedIn();

  /** From now on the product knows {@link #somebody}, who is also the one signed in. */
  void productKnows();

  /** From now on the product knows nobody. */
  void productKnowsNobody();

  /** From now on the product accepts questions and never answers. */
  void productStalls();

  /** From now on the product answers every question with this status and this text. */
  void productSays(int status, String body);

  /** How many questions the product has got. */
  int questions();

  @Test
  default void somebodyTheProductKnowsIsKnown() {
    productKnows();
    assertThat(find()).isEqualTo(new Answer.Known(somebody()));
  }

  @Test
  default void somebodyTheProductDoesNotKnowIsUnknown() {
    productKnowsNobody();
    assertThat(find()).isEqualTo(new Answer.Unknown());
  }

  @Test
  default void answerIsRemembered() {
    productKnows();
    Answer first = find();
    productKnowsNobody();
    assertThat(find()).isEqualTo(first);
    assertThat(questions()).isEqualTo(1);
  }

  @Test
  default void productThatStallsIsUnreachable() {
    productStalls();
    assertThat(find()).isEqualTo(new Answer.Unreachable());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 429, 500, 503})
  default void productInTroubleIsUnreachable(int status) {
    productSays(status, "");
    assertThat(find()).isEqualTo(new Answer.Unreachable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>welcome</html>", "[]", "{}", "null", "{\"code\":\"0\""})
  default void answerThatMakesNoSenseIsUnreachable(String body) {
    productSays(200, body);
    assertThat(find()).isEqualTo(new Answer.Unreachable());
  }

  @Test
  default void unreachableIsNotRemembered() {
    productSays(500, "");
    assertThat(find()).isEqualTo(new Answer.Unreachable());
    productKnows();
    assertThat(find()).isEqualTo(new Answer.Known(somebody()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "../../system/ping", "a b", "a?b", "1/2", "ü", "%2e%2e"})
  default void idThatNoProductGivesIsUnknownWithoutAQuestion(String id) {
    productKnows();
    Owner nobody = new Owner(somebody().owner().space(), id);
    assertThat(directory().find(nobody, Optional.of(signedIn()))).isEqualTo(new Answer.Unknown());
    assertThat(questions()).isZero();
  }

  @Test
  default void callerLearnsWhoTheyAre() {
    productKnows();
    assertThat(directory().self(signedIn())).contains(somebody());
  }

  @Test
  default void callerWithAGatewayTokenLearnsNothing() {
    productKnows();
    Caller gateway =
        new Caller(
            Identity.of(somebody().owner()),
            Set.of(Right.READ),
            Caller.Issuer.GATEWAY,
            new Credential("ours"));
    assertThat(directory().self(gateway)).isEmpty();
    assertThat(questions()).isZero();
  }

  @Test
  default void callerOfAnotherProductLearnsNothing() {
    productKnows();
    Caller stranger =
        new Caller(
            Identity.of(new Owner(new Space("elsewhere"), "1")),
            Set.of(Right.READ),
            Caller.Issuer.PRODUCT,
            new Credential("theirs"));
    directory().self(stranger);
    assertThat(questions()).isZero();
  }

  private Answer find() {
    return directory().find(somebody().owner(), Optional.of(signedIn()));
  }
}
