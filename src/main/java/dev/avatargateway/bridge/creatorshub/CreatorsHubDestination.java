package dev.avatargateway.bridge.creatorshub;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Destination;
import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.bridge.ProductApi.Reply;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A CreatorsHub instance whose users are dressed through its API. */
public final class CreatorsHubDestination implements Destination {

  private static final Cut MASTER = Cut.master(512, ImageType.JPEG);

  private static final Delivery NOT_KNOWN = new Delivery.Skipped("not known there");

  private final CreatorsHubApi api;
  private final Imaging imaging;

  /**
   * @param api closed with this
   * @param imaging compares with what is shown there, which the product encoded anew
   */
  public CreatorsHubDestination(CreatorsHubApi api, Imaging imaging) {
    this.api = api;
    this.imaging = imaging;
  }

  /**
   * Checks that there is a CreatorsHub that takes the token.
   *
   * @throws BridgeException when not
   */
  public void check() {
    api.check();
  }

  @Override
  public Space space() {
    return CreatorsHubApi.SPACE;
  }

  @Override
  public String name() {
    return api.name();
  }

  @Override
  public Delivery deliver(Identity identity, Outfit outfit) throws InterruptedException {
    String user = identity.owner().externalId();
    if (!identity.owner().space().equals(CreatorsHubApi.SPACE) || !UserNumbers.isNumber(user)) {
      return new Delivery.Skipped("not a user's number there");
    }
    try {
      return switch (outfit.look()) {
        case Look.None() -> outfit.touched() ? takenOff(user) : new Delivery.Skipped("no picture");
        case Look.Gravatar() -> new Delivery.Skipped("CreatorsHub knows no Gravatar");
        case Look.Wearing _ -> wearing(user, outfit.bytes().apply(MASTER));
      };
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return new Delivery.Unavailable("CreatorsHub does not answer, or cannot now");
    }
  }

  private Delivery takenOff(String user) throws IOException {
    Reply there = api.avatar(user);
    if (Profiles.isUnknown(there)) {
      return NOT_KNOWN;
    }
    return there.ok() && Profiles.picture(api, there) == null
        ? Delivery.UNCHANGED
        : new Delivery.Skipped("CreatorsHub cannot take a picture off");
  }

  private Delivery wearing(String user, Optional<ByteBuffer> jpeg) throws IOException {
    if (jpeg.isEmpty()) {
      return new Delivery.Rejected("its bytes are gone here");
    }
    Reply there = api.avatar(user);
    if (Profiles.isUnknown(there)) {
      return NOT_KNOWN;
    }
    @Nullable HttpUrl shown = Profiles.picture(api, there);
    return shown != null && isAlike(shown, jpeg.get())
        ? Delivery.UNCHANGED
        : outcome(api.upload(user, jpeg.get()));
  }

  /** What cannot be read or decoded there is replaced. */
  private boolean isAlike(HttpUrl shown, ByteBuffer jpeg) throws IOException {
    try (InputStream in = api.open(shown)) {
      return imaging.alike(ByteBuffer.wrap(in.readAllBytes()), jpeg);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException | RefusedException _) {
      return false;
    }
  }

  private Delivery outcome(Reply reply) {
    if (reply.ok()) {
      return Json.text(Json.of(reply).path("error")) == null
          ? Delivery.DELIVERED
          : new Delivery.Rejected("CreatorsHub answers with an error");
    }
    return switch (reply.status()) {
      case 403 -> throw api.notAccepted();
      case 404, 405 -> new Delivery.Rejected("CreatorsHub has no such path for pictures");
      case 400, 413, 415, 422 ->
          new Delivery.Rejected(
              "CreatorsHub refuses the picture (status %d)".formatted(reply.status()));
      default -> new Delivery.Unavailable("CreatorsHub answers with status " + reply.status());
    };
  }

  @Override
  public void close() {
    api.close();
  }
}
