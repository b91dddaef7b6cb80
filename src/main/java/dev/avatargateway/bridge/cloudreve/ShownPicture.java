package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.bridge.ProductApi;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Request;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** What a site's API shows of a user, as anybody can see it. */
sealed interface ShownPicture {

  /** A picture's bytes. */
  record Bytes(ByteString bytes) implements ShownPicture {}

  /** No picture. */
  record None() implements ShownPicture {}

  /** The picture their address has at Gravatar. */
  record Gravatar() implements ShownPicture {}

  /** The site does not know them, or hides them. */
  record Nobody() implements ShownPicture {}

  /** This version's API is not there. */
  record NoApi() implements ShownPicture {}

  Pattern GRAVATAR = Pattern.compile(".*/avatar/[0-9a-f]{32}(\\?.*)?");

  /** What version 4 writes when the file of a picture is gone. */
  ByteString LOST = ByteString.encodeUtf8("seeker can't seek\n");

  /** Asks version 4, past what caches keep. */
  static ShownPicture v4(ProductApi api, String hashid) throws IOException {
    return ask(
        api,
        new Request.Builder()
            .url(
                api.url("api", "v4", "user", "avatar", hashid)
                    .newBuilder()
                    .addQueryParameter("nocache", "1")
                    .build())
            .build());
  }

  /** Asks version 3 for its largest size. */
  static ShownPicture v3(ProductApi api, String hashid) throws IOException {
    return ask(
        api,
        new Request.Builder().url(api.url("api", "v3", "user", "avatar", hashid, "l")).build());
  }

  private static ShownPicture ask(ProductApi api, Request request) throws IOException {
    ProductApi.Reply reply = api.call(request);
    String type = Optional.ofNullable(reply.headers().get("Content-Type")).orElse("");
    return switch (reply.status()) {
      case 200 -> ok(reply, type);
      case 301, 302 -> redirected(reply.headers().get("Location"));
      case 404 -> type.isEmpty() && reply.body().size() == 0 ? new None() : new NoApi();
      case 500 -> {
        if (reply.body().equals(LOST)) {
          yield new None();
        }
        throw new IOException("the site answered with status 500");
      }
      default -> throw new IOException("the site answered with status " + reply.status());
    };
  }

  private static ShownPicture ok(ProductApi.Reply reply, String type) throws IOException {
    if (reply.body().size() == 0) {
      // version 3, of somebody unknown or not active
      return new Nobody();
    }
    if (type.startsWith("image/")) {
      return new Bytes(reply.body());
    }
    Optional<ApiAnswer> answer = ApiAnswer.of(reply);
    if (answer.isPresent()) {
      switch (answer.get().code()) {
        case -1, 404, 40001, 40021 -> {
          return new Nobody();
        }
        default -> throw new IOException("the site answered with code " + answer.get().code());
      }
    }
    throw new IOException("the site answered with neither a picture nor an error of Cloudreve's");
  }

  private static ShownPicture redirected(@Nullable String location) throws IOException {
    if (location != null && GRAVATAR.matcher(location).matches()) {
      return new Gravatar();
    }
    throw new IOException("the site redirects to something that is no Gravatar");
  }
}
