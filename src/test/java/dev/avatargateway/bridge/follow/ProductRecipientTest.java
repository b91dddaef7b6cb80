package dev.avatargateway.bridge.follow;

import static dev.avatargateway.contract.Samples.MATTERMOST;
import static dev.avatargateway.contract.Samples.cloudreve;
import static dev.avatargateway.contract.Samples.mattermost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.blob.MemoryBlobStore;
import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Destination;
import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Intake;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Outbox.Errand;
import dev.avatargateway.core.Outbox.Target;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Space;
import dev.avatargateway.core.Wardrobe;
import dev.avatargateway.fetch.FetchLimits;
import dev.avatargateway.fetch.PublicFetcher;
import dev.avatargateway.image.OpenCvImaging;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductRecipientTest {

  private static final Target CHAT = new Target("mattermost", Optional.of(MATTERMOST));

  @TempDir Path temp;
  private final Chat chat = new Chat();

  private ProductRecipient recipient() {
    return new ProductRecipient(MATTERMOST, () -> chat, wardrobe());
  }

  private Wardrobe wardrobe() {
    return new Wardrobe(
        new Intake(temp),
        new PublicFetcher(FetchLimits.DEFAULT, List.of()),
        new OpenCvImaging(Path.of("target", "native")),
        new MemoryBlobStore(),
        List.of(Cut.square(50, ImageType.PNG)));
  }

  private static Errand errand(Portrait portrait, Owner... owners) {
    return new Errand(
        CHAT,
        PersonKey.random(),
        portrait.changedAt(),
        0,
        List.of(owners).stream().map(Identity::of).toList(),
        List.of(),
        portrait);
  }

  @Test
  void eachIdentityThereIsDressedAndNoOther() throws Exception {
    Outcome outcome =
        recipient()
            .tell(
                errand(
                    new Portrait(Look.GRAVATAR, 5, 4),
                    mattermost("a"),
                    cloudreve("c"),
                    mattermost("b")));

    assertThat(outcome).isEqualTo(Outcome.DONE);
    assertThat(chat.dressed).containsExactly(mattermost("a"), mattermost("b"));
    assertThat(chat.outfits).allMatch(o -> o.touched() && o.setAt() == 4);
  }

  @Test
  void whatWasNeverChosenTakesNothingOff() throws Exception {
    recipient().tell(errand(new Portrait(Look.NONE, 5, 0), mattermost("renamed")));
    recipient().tell(errand(new Portrait(Look.NONE, 5, 4), mattermost("removed")));

    assertThat(chat.outfits).extracting(Outfit::touched).containsExactly(false, true);
  }

  @Test
  void whoIsAwayForOneIdentityIsToldOfAllAgain() throws Exception {
    chat.answers.put(mattermost("a"), new Delivery.Unavailable("busy"));
    chat.answers.put(mattermost("b"), new Delivery.Rejected("no"));
    chat.answers.put(mattermost("c"), new Delivery.Skipped("unknown there"));
    Portrait portrait = new Portrait(Look.NONE, 5, 4);

    assertThat(recipient().tell(errand(portrait, mattermost("a"), mattermost("b"))))
        .isEqualTo(new Outcome.Later("busy", Duration.ZERO));
    assertThat(recipient().tell(errand(portrait, mattermost("b"), mattermost("a"))))
        .isEqualTo(new Outcome.Later("busy", Duration.ZERO));
    assertThat(recipient().tell(errand(portrait, mattermost("b"), mattermost("c"))))
        .isEqualTo(new Outcome.Never("no"));
    assertThat(recipient().tell(errand(portrait, mattermost("c")))).isEqualTo(Outcome.DONE);
  }

  @Test
  void productThatCannotBeOpenedIsOpenedAgainNextTime() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    ProductRecipient recipient =
        new ProductRecipient(
            MATTERMOST,
            () -> {
              if (attempts.incrementAndGet() == 1) {
                throw new BridgeException("it does not answer");
              }
              return chat;
            },
            wardrobe());
    Errand errand = errand(new Portrait(Look.NONE, 5, 4), mattermost("a"));

    assertThatThrownBy(() -> recipient.tell(errand)).isInstanceOf(BridgeException.class);
    recipient.tell(errand);
    recipient.tell(errand);
    recipient.close();

    assertThat(attempts).hasValue(2);
    assertThat(chat.closed).isTrue();
  }

  /** A product that takes what it is told to. */
  private static final class Chat implements Destination {

    private final Map<Owner, Delivery> answers = new HashMap<>();
    private final List<Owner> dressed = new ArrayList<>();
    private final List<Outfit> outfits = new ArrayList<>();
    private boolean closed;

    @Override
    public Space space() {
      return MATTERMOST;
    }

    @Override
    public String name() {
      return "chat";
    }

    @Override
    public Delivery deliver(Identity identity, Outfit outfit) {
      dressed.add(identity.owner());
      outfits.add(outfit);
      return answers.getOrDefault(identity.owner(), Delivery.DELIVERED);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
