package dev.avatargateway.bridge.creatorshub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.bridge.ProductApi.Reply;
import dev.avatargateway.core.Fetcher;
import dev.avatargateway.core.Space;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A CreatorsHub instance's public API, as it answers the holder of one token. Safe for use by many
 * threads.
 */
public final class CreatorsHubApi implements AutoCloseable {

  static final Space SPACE = new Space("creatorshub");

  private static final MediaType JPEG = MediaType.get("image/jpeg");
  private static final int MAX_HOPS = 4;

  private final ProductApi api;
  private final Fetcher fetcher;
  private final long maxBytes;
  private final Spellings info = new Spellings(Spellings.INFO);
  private final Spellings avatar = new Spellings(Spellings.AVATAR);
  private final Spellings upload = new Spellings(Spellings.UPLOAD);

  /**
   * @param api the instance, with a token that may see and dress everybody; closed with this
   * @param fetcher opens pictures that are kept at other hosts
   * @param maxBytes the longest picture that is fetched from there
   */
  public CreatorsHubApi(ProductApi api, Fetcher fetcher, long maxBytes) {
    this.api = api;
    this.fetcher = fetcher;
    this.maxBytes = maxBytes;
  }

  String name() {
    return api.name();
  }

  /**
   * Checks that there is a CreatorsHub that takes the token.
   *
   * @throws BridgeException when not
   */
  void check() {
    try {
      Reply reply = info("me");
      if (reply.status() == 403) {
        throw notAccepted();
      }
      if (!Json.of(reply).isObject()) {
        throw new BridgeException("there is no CreatorsHub at " + name());
      }
    } catch (IOException e) {
      throw new BridgeException(name() + " does not answer", e);
    }
  }

  /** Whether the path of profiles was seen to be there. */
  boolean hasInfo() {
    return info.isKnown();
  }

  /** A user's profile. Ends as {@link #avatar} does. */
  Reply info(String user) throws IOException {
    return accepted(info.call(path -> api.get(below(user, path))));
  }

  /**
   * A user's picture's address. The status is not one of those that ask to come back.
   *
   * @throws BridgeException when the token is not accepted
   * @throws IOException when there is no answer now
   */
  Reply avatar(String user) throws IOException {
    return accepted(avatar.call(path -> api.get(below(user, path))));
  }

  /** Sets a user's picture. Ends as {@link #avatar} does. */
  Reply upload(String user, ByteBuffer jpeg) throws IOException {
    RequestBody body = RequestBody.create(ByteString.of(jpeg.duplicate()), JPEG);
    return accepted(upload.call(path -> api.send("PUT", body, below(user, path))));
  }

  /** The users whom the instance lists as creators. Ends as {@link #avatar} does. */
  LongStream creators() throws IOException {
    Reply reply = accepted(api.get("api", "public", "creators"));
    JsonNode creators = Json.of(reply).path("creators");
    return StreamSupport.stream(creators.spliterator(), false)
        .mapToLong(one -> one.path("creator").path("userId").asLong(0))
        .filter(id -> id > 0);
  }

  private static String[] below(String user, String path) {
    List<String> segments = new ArrayList<>(List.of("api", "public", "user", user));
    segments.addAll(List.of(path.split("/")));
    return segments.toArray(String[]::new);
  }

  private Reply accepted(Reply reply) throws IOException {
    if (reply.status() == 401) {
      throw notAccepted();
    }
    if (reply.busy()) {
      throw new IOException("%s cannot answer now (status %d)".formatted(name(), reply.status()));
    }
    return reply;
  }

  BridgeException notAccepted() {
    return new BridgeException("CreatorsHub at " + name() + " does not accept the token");
  }

  /** The address in the answer of {@link #avatar} or {@link #upload}; null when there is none. */
  @Nullable HttpUrl address(Reply reply) {
    @Nullable String text = Json.text(Json.of(reply).path("avatarUrl"));
    return text == null ? null : ProductApi.resolve(api.url(), text);
  }

  /**
   * Opens a picture.
   *
   * @throws NoSuchFileException when it is lost
   */
  InputStream open(HttpUrl address) throws IOException {
    HttpUrl at = address;
    for (int hop = 0; hop < MAX_HOPS && api.owns(at); hop++) {
      Reply reply = api.call(new Request.Builder().url(at).build());
      if (reply.ok()) {
        return new ByteArrayInputStream(reply.body().toByteArray());
      }
      if (reply.status() == 404 || reply.status() == 410) {
        throw new NoSuchFileException("the picture");
      }
      @Nullable String location = reply.headers().get("Location");
      @Nullable HttpUrl next = location == null ? null : ProductApi.resolve(at, location);
      if (reply.status() / 100 != 3 || next == null) {
        throw new IOException("the picture's address answers with status " + reply.status());
      }
      at = next;
    }
    if (api.owns(at) || !at.isHttps()) {
      throw new IOException("the picture's address is neither the product's own nor https");
    }
    return fetcher.open(at.toString(), maxBytes);
  }

  @Override
  public void close() {
    api.close();
  }
}
