package dev.avatargateway.bridge.gravatar;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.bridge.ProductApi.Reply;
import dev.avatargateway.core.ByteSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** A server that is asked for the picture of an address. Safe for use by many threads. */
final class GravatarServer implements AutoCloseable {

  /** More than a picture of 512 × 512 pixels takes, however it is encoded. */
  private static final int LONGEST = 2 << 20;

  private static final int EDGE = 512;
  private static final int MAX_REDIRECTS = 3;

  private final ProductApi api;
  private final AddressDigest digest;

  /** What the server said of an address. */
  sealed interface Answer {

    /**
     * @param bytes the picture
     * @param setAt since when, milliseconds since 1970; 0 when the server does not say
     */
    record Picture(ByteSource bytes, long setAt) implements Answer {}

    record None() implements Answer {}

    record Wrong(String reason) implements Answer {}
  }

  GravatarServer(String base, AddressDigest digest) {
    this(base, digest, 5);
  }

  GravatarServer(String base, AddressDigest digest, int attempts) {
    this.api =
        new ProductApi(
            base,
            Optional.empty(),
            new ProductApi.Patience(
                Duration.ofSeconds(10), Duration.ofSeconds(30), attempts, LONGEST));
    this.digest = digest;
  }

  String name() {
    return api.name();
  }

  /**
   * @throws BridgeException when it asks to come back later
   * @throws IOException when it does not answer
   */
  Answer ask(String email) throws IOException {
    HttpUrl url =
        api.url("avatar", digest.of(email))
            .newBuilder()
            .addQueryParameter("d", "404")
            .addQueryParameter("s", Integer.toString(EDGE))
            .build();
    try {
      return ask(url, 0);
    } catch (ProductApi.TooLongException _) {
      return new Answer.Wrong("its picture is too long");
    }
  }

  /** Libravatar's servers pass a question on to another of their paths. */
  private Answer ask(HttpUrl url, int redirects) throws IOException {
    Reply reply = api.call(new Request.Builder().url(url).build());
    if (reply.ok()) {
      @Nullable Instant since = reply.headers().getInstant("Last-Modified");
      return new Answer.Picture(
          ByteSource.of(reply.body().toByteArray()),
          since == null ? 0 : Math.max(0, since.toEpochMilli()));
    }
    if (reply.status() == 404 || reply.status() == 410) {
      return new Answer.None();
    }
    if (reply.busy()) {
      throw new BridgeException(
          "%s cannot answer now (status %d); go on later".formatted(name(), reply.status()));
    }
    @Nullable String location = reply.headers().get("Location");
    @Nullable HttpUrl next = location == null ? null : ProductApi.resolve(url, location);
    if (reply.status() / 100 == 3 && next != null && redirects < MAX_REDIRECTS) {
      return api.owns(next)
          ? ask(next, redirects + 1)
          : new Answer.Wrong("the server sends elsewhere for it");
    }
    return new Answer.Wrong("the server answers with status " + reply.status());
  }

  @Override
  public void close() {
    api.close();
  }
}
