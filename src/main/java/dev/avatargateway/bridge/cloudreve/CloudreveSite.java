package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Destination;
import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;

/**
 * A running Cloudreve site of version 4, told over its API in each user's own name. Its API cannot
 * take a picture off.
 */
public final class CloudreveSite implements Destination {

  private static final Space SPACE = new Space("cloudreve");
  private static final Cut PICTURE = Cut.square(200, ImageType.PNG);
  private static final MediaType PNG = MediaType.get("image/png");

  private final ProductApi api;
  private final Function<Owner, String> hashids;
  private final Function<Owner, Optional<Credential>> tokens;
  private final Imaging imaging;

  /**
   * @param hashids the id of a user as clients see it
   * @param tokens an access token of a user; empty for whom none can be made
   */
  public CloudreveSite(
      ProductApi api,
      Function<Owner, String> hashids,
      Function<Owner, Optional<Credential>> tokens,
      Imaging imaging) {
    this.api = api;
    this.hashids = hashids;
    this.tokens = tokens;
    this.imaging = imaging;
  }

  @Override
  public Space space() {
    return SPACE;
  }

  @Override
  public String name() {
    return api.name();
  }

  @Override
  public Delivery deliver(Identity identity, Outfit outfit) throws InterruptedException {
    if (outfit.look() instanceof Look.None && !outfit.touched()) {
      return new Delivery.Skipped("nothing was ever set for them here");
    }
    String hashid = hashids.apply(identity.owner());
    if (!SiteIds.isHashid(hashid)) {
      return new Delivery.Skipped("not known there");
    }
    Optional<Credential> token = tokens.apply(identity.owner());
    if (token.isEmpty()) {
      return new Delivery.Skipped("no token can be made for their id");
    }
    try {
      ShownPicture there = ShownPicture.v4(api, hashid);
      return switch (there) {
        case ShownPicture.Nobody() -> new Delivery.Skipped("not known there");
        case ShownPicture.NoApi() ->
            throw new BridgeException("there is no Cloudreve 4 at " + api.name());
        default -> dress(token.get(), outfit, there);
      };
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return new Delivery.Unavailable("the site did not answer: " + e.getMessage());
    }
  }

  private Delivery dress(Credential token, Outfit outfit, ShownPicture there) throws IOException {
    return switch (outfit.look()) {
      case Look.None() ->
          there.equals(new ShownPicture.None())
              ? Delivery.UNCHANGED
              : new Delivery.Skipped("Cloudreve's API cannot take a picture off");
      case Look.Gravatar() ->
          there instanceof ShownPicture.Gravatar
              ? Delivery.UNCHANGED
              : put(token, RequestBody.create(ByteString.EMPTY, null));
      case Look.Wearing wearing -> picture(token, outfit, there);
    };
  }

  private Delivery picture(Credential token, Outfit outfit, ShownPicture there) throws IOException {
    Optional<ByteBuffer> bytes = outfit.bytes().apply(PICTURE);
    if (bytes.isEmpty()) {
      return new Delivery.Rejected("its bytes are gone here");
    }
    if (there instanceof ShownPicture.Bytes(ByteString worn)
        && same(worn.asByteBuffer(), bytes.get())) {
      return Delivery.UNCHANGED;
    }
    return put(token, RequestBody.create(ByteString.of(bytes.get().duplicate()), PNG));
  }

  /** A site scales what it is sent to a size of its own. */
  private boolean same(ByteBuffer there, ByteBuffer here) {
    try {
      Imaging.Header shape = imaging.inspect(there, Long.MAX_VALUE);
      boolean unscaled = shape.width() == PICTURE.edge() && shape.height() == PICTURE.edge();
      return unscaled ? imaging.samePixels(there, here) : imaging.alike(there, here);
    } catch (RefusedException e) {
      // what it shows is no picture
      return false;
    }
  }

  private Delivery put(Credential token, RequestBody body) throws IOException {
    ProductApi.Reply reply =
        api.call(
            new Request.Builder()
                .url(api.url("api", "v4", "user", "setting", "avatar"))
                .header("Authorization", "Bearer " + token.secret())
                .put(body)
                .build());
    return ApiAnswer.of(reply).map(CloudreveSite::told).orElseGet(() -> refused(reply.status()));
  }

  private static Delivery told(ApiAnswer answer) {
    return switch (answer.code()) {
      case 0 -> Delivery.DELIVERED;
      case 401 ->
          throw new BridgeException(
              "the site takes no token that is made here: the secret key is not the site's, or"
                  + " the clocks differ");
      case 404 -> new Delivery.Skipped("not known there");
      case 40001 -> new Delivery.Rejected("the site does not take the picture for one");
      case 40049 -> new Delivery.Rejected("too big for the site");
      case 50001 ->
          answer.message().contains("login user")
              ? new Delivery.Skipped("not active there")
              : new Delivery.Unavailable("the site's database fails");
      default ->
          answer.code() >= 50000 || answer.code() < 0
              ? new Delivery.Unavailable("the site fails with code " + answer.code())
              : new Delivery.Rejected("the site refuses with code " + answer.code());
    };
  }

  private static Delivery refused(int status) {
    return status == 413
        ? new Delivery.Rejected("too big for the proxy before the site")
        : new Delivery.Unavailable("the site answered with status " + status);
  }

  @Override
  public void close() {
    api.close();
  }
}
