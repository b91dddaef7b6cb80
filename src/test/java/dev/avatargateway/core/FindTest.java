package dev.avatargateway.core;

import static dev.avatargateway.core.Hall.ALICE;
import static dev.avatargateway.core.Hall.BOB;
import static dev.avatargateway.core.Hall.caller;
import static dev.avatargateway.core.Hall.refusal;
import static dev.avatargateway.core.Hall.self;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.blob.MemoryBlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindTest {

  @TempDir Path temp;
  private final Product product = new Product();
  private Hall hall;

  @BeforeEach
  void open() {
    hall = new Hall(temp, new MemoryBlobStore(), product);
  }

  @AfterEach
  void close() {
    hall.close();
  }

  private Sitting find(Owner owner, Caller... caller) {
    return hall.avatars.find(owner, caller.length == 0 ? Optional.empty() : Optional.of(caller[0]));
  }

  @Test
  void whoIsInTheCatalogIsFoundWithoutAskingAnybody() throws IOException {
    hall.wear(ALICE, Drawing.png(1, 60, 40));
    assertThat(find(ALICE).portrait()).isEqualTo(hall.portrait(ALICE));
    assertThat(find(ALICE, self(BOB)).portrait()).isEqualTo(hall.portrait(ALICE));
    assertThat(product.questions).isZero();
  }

  @Test
  void callersOwnIdentityReadsAsNeverSetAndLeavesNoTrace() {
    assertThat(find(ALICE, self(ALICE))).isEqualTo(untouched(Identity.of(ALICE)));
    assertThat(hall.catalog.find(ALICE)).isEmpty();
    assertThat(product.questions).isZero();
  }

  @Test
  void whomTheProductKnowsReadsAsNeverSetAndLeavesNoTrace() {
    Identity bob = new Identity(BOB, "bob", null);
    product.answers.put(BOB, new Directory.Answer.Known(bob));
    assertThat(find(BOB, self(ALICE))).isEqualTo(untouched(bob));
    assertThat(hall.catalog.find(BOB)).isEmpty();
  }

  @Test
  void eachOtherAnswerOfTheProductIsARefusal() {
    assertThat(refusal(() -> find(BOB, self(ALICE)))).isEqualTo(new Refusal.UnknownPerson(BOB));
    assertThat(refusal(() -> find(BOB))).isEqualTo(new Refusal.UnknownPerson(BOB));
    product.answers.put(BOB, new Directory.Answer.Hidden());
    assertThat(refusal(() -> find(BOB, self(ALICE)))).isEqualTo(new Refusal.NotAllowed());
    product.answers.put(BOB, new Directory.Answer.Unreachable());
    assertThat(refusal(() -> find(BOB, self(ALICE))))
        .isEqualTo(new Refusal.ProductUnreachable(Hall.CLOUDREVE));
  }

  @Test
  void guestWithoutTheRightToReadSeesWhomTheProductShowsThem() throws IOException {
    Caller guest = caller(ALICE, Right.DRESS_SELF);
    hall.wear(BOB, Drawing.png(1, 60, 40));
    product.answers.put(BOB, new Directory.Answer.Hidden());
    assertThat(refusal(() -> find(BOB, guest))).isEqualTo(new Refusal.NotAllowed());
    product.answers.put(BOB, new Directory.Answer.Known(Identity.of(BOB)));
    assertThat(find(BOB, guest).portrait()).isEqualTo(hall.portrait(BOB));
    product.answers.clear();
    assertThat(refusal(() -> find(BOB, guest))).isEqualTo(new Refusal.UnknownPerson(BOB));
  }

  @Test
  void guestSeesThemselves() throws IOException {
    hall.wear(ALICE, Drawing.png(1, 60, 40));
    Caller guest = caller(ALICE, Right.DRESS_SELF);
    product.answers.put(ALICE, new Directory.Answer.Hidden());
    assertThat(find(ALICE, guest).portrait()).isEqualTo(hall.portrait(ALICE));
  }

  private static Sitting untouched(Identity identity) {
    return new Sitting(identity, Portrait.UNTOUCHED);
  }

  /** A product that answers what it was told to. */
  private static final class Product implements Directory {

    private final Map<Owner, Answer> answers = new HashMap<>();
    private int questions;

    @Override
    public Answer find(Owner owner, Optional<Caller> caller) {
      questions++;
      return answers.getOrDefault(owner, new Answer.Unknown());
    }

    @Override
    public Optional<Identity> self(Caller caller) {
      return Optional.empty();
    }
  }
}
