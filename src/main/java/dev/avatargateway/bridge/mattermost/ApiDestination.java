package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Destination;
import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import okio.ByteString;

/** A running Mattermost server whose people are dressed through its HTTP API. */
public final class ApiDestination implements Destination {

  /** What Mattermost shows and stores. */
  static final Cut CUT = Cut.square(128, ImageType.PNG);

  private final ProductApi product;
  private final MattermostApi api;
  private final Imaging imaging;

  /**
   * @param product with a system administrator's token; taken over and closed
   * @throws BridgeException when the server does not answer or the token has no rights
   */
  public ApiDestination(ProductApi product, Imaging imaging) {
    this.product = product;
    this.api = new MattermostApi(product);
    this.imaging = imaging;
    api.demandAdministrator();
  }

  @Override
  public Space space() {
    return MattermostUser.SPACE;
  }

  @Override
  public String name() {
    return api.name();
  }

  @Override
  public Delivery deliver(Identity identity, Outfit outfit) throws InterruptedException {
    String id = identity.owner().externalId();
    if (!identity.owner().space().equals(MattermostUser.SPACE) || !MattermostUser.isId(id)) {
      return new Delivery.Skipped("the id is none of Mattermost's");
    }
    try {
      return switch (outfit.look()) {
        case Look.Gravatar() -> new Delivery.Skipped("Mattermost knows no Gravatar");
        case Look.None() ->
            outfit.touched() ? takeOff(id) : new Delivery.Skipped("nothing was ever set");
        case Look.Wearing(_) -> {
          Optional<ByteBuffer> png = outfit.bytes().apply(CUT);
          yield png.isPresent()
              ? putOn(id, png.get())
              : new Delivery.Rejected("the picture's bytes are gone here");
        }
      };
    } catch (RefusingException e) {
      return e.answer();
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return new Delivery.Unavailable("no answer: " + e.getMessage());
    }
  }

  private Delivery takeOff(String id) throws IOException {
    if (!user(id).hasPicture()) {
      return Delivery.UNCHANGED;
    }
    demandOk(api.resetPicture(id));
    return Delivery.DELIVERED;
  }

  private Delivery putOn(String id, ByteBuffer png) throws IOException {
    if (user(id).hasPicture() && shows(id, png)) {
      return Delivery.UNCHANGED;
    }
    demandOk(api.setPicture(id, ByteString.of(png.duplicate())));
    return Delivery.DELIVERED;
  }

  private boolean shows(String id, ByteBuffer png) throws IOException {
    ProductApi.Reply there = api.picture(id);
    demandOk(there);
    if (MattermostApi.standsIn(there.headers())) {
      return false;
    }
    try {
      return imaging.samePixels(there.body().asByteBuffer(), png);
    } catch (RefusedException e) {
      // What is no picture is worth being replaced.
      return false;
    }
  }

  private MattermostUser user(String id) throws IOException {
    ProductApi.Reply reply = api.user(id);
    demandOk(reply);
    return MattermostUser.of(MattermostApi.json(reply))
        // A database that ignores case may find somebody whose id is another.
        .filter(user -> user.id().equals(id))
        .orElseThrow(() -> new RefusingException(Refusals.UNKNOWN));
  }

  private void demandOk(ProductApi.Reply reply) throws RefusingException {
    if (!reply.ok()) {
      throw new RefusingException(Refusals.of(reply, api.name()));
    }
  }

  @Override
  public void close() {
    product.close();
  }

  /** Carries what the server's refusal means to where a delivery is answered. */
  private static final class RefusingException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Delivery answer;

    RefusingException(Delivery answer) {
      super(answer.toString());
      this.answer = answer;
    }

    Delivery answer() {
      return answer;
    }
  }
}
