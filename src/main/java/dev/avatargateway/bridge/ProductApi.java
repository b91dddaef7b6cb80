package dev.avatargateway.bridge;

import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Trace;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One product's HTTP API as the operator named it: every call is bounded in time and size, follows
 * no redirect, uses no proxy, and is made again after a pause while the product is busy or away. A
 * credential goes to the product's own host only.
 */
public final class ProductApi implements AutoCloseable {

  /**
   * How much patience a call has.
   *
   * @param connect for a connection
   * @param total for one attempt
   * @param attempts how often a call is made in all while the product does not answer it, at least
   *     1
   * @param maxBytes the longest answer
   */
  public record Patience(Duration connect, Duration total, int attempts, int maxBytes) {

    /** For long work, which rather waits than fails. */
    public static final Patience LONG =
        new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60), 5, 32 << 20);

    /** For work that somebody waits for, or that is tried again by others. */
    public static final Patience SHORT =
        new Patience(Duration.ofSeconds(2), Duration.ofSeconds(5), 1, 32 << 20);

    public Patience {
      if (connect.isNegative() || total.isNegative() || attempts < 1 || maxBytes < 1) {
        throw new IllegalArgumentException("a call is made at least once");
      }
    }
  }

  /**
   * An answer of any status.
   *
   * @param status the HTTP status
   * @param headers its headers
   * @param body its body, whole
   */
  public record Reply(int status, Headers headers, ByteString body) {

    /** Whether the status is one of success. */
    public boolean ok() {
      return status >= 200 && status < 300;
    }

    /** Whether the product cannot answer now, and may later. */
    public boolean busy() {
      return status == 429 || status == 502 || status == 503 || status == 504;
    }
  }

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final HttpUrl base;
  private final Optional<Credential> token;
  private final Patience patience;
  private final OkHttpClient http;

  /**
   * @param base where the product is, such as {@code https://chat.example.org/sub}
   * @param token sent as a bearer token with each call, where there is one
   * @throws BridgeException when the base is no http or https address or carries a secret, or the
   *     token cannot be sent in a header
   */
  public ProductApi(String base, Optional<Credential> token, Patience patience) {
    if (!token.map(Credential::secret).map(ProductApi::isPrintable).orElse(true)) {
      throw new BridgeException("the token holds characters that no token has");
    }
    this.base = address(base);
    this.token = token;
    this.patience = patience;
    this.http =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(true)
            .connectTimeout(patience.connect())
            .readTimeout(patience.total())
            .callTimeout(patience.total())
            .build();
  }

  /** The words never hold the address: it may carry a password, or a token in its query. */
  private static HttpUrl address(String base) {
    @Nullable HttpUrl url = HttpUrl.parse(base);
    if (url == null) {
      throw new BridgeException("a product's address begins with http:// or https:// and a host");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new BridgeException("a product's address carries no user name and no password");
    }
    if (url.query() != null || url.fragment() != null) {
      throw new BridgeException("a product's address ends before any ? and #");
    }
    return url;
  }

  private static boolean isPrintable(String token) {
    return token.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /** Where the product is, without anything secret. */
  public String name() {
    return base.toString();
  }

  /** Where an address that a product wrote leads from here; null when nowhere. */
  public static @Nullable HttpUrl resolve(HttpUrl here, String address) {
    try {
      return here.resolve(address);
    } catch (IndexOutOfBoundsException e) {
      // OkHttp lets this out at some IPv6 addresses of too many parts.
      return null;
    }
  }

  /** Whether an address is at the product's own scheme, host and port. */
  public boolean owns(HttpUrl url) {
    return url.scheme().equals(base.scheme())
        && url.host().equals(base.host())
        && url.port() == base.port();
  }

  /**
   * An address below the base; segments are encoded.
   *
   * @throws IllegalArgumentException for {@code .} and {@code ..}, which would lead elsewhere
   */
  public HttpUrl url(String... segments) {
    HttpUrl.Builder url = base.newBuilder();
    for (String segment : segments) {
      if (segment.equals(".") || segment.equals("..")) {
        throw new IllegalArgumentException("no segment of an address: " + segment);
      }
      url.addPathSegment(segment);
    }
    return url.build();
  }

  /** Gets a document below the base. */
  public Reply get(String... segments) throws IOException {
    return call(new Request.Builder().url(url(segments)).build());
  }

  /** Sends a body below the base. */
  public Reply send(String method, RequestBody body, String... segments) throws IOException {
    return call(new Request.Builder().url(url(segments)).method(method, body).build());
  }

  /**
   * Makes a call; the answer may have any status but, when attempts are left, those that ask for
   * patience (429, 502, 503, 504).
   *
   * @throws IOException when there is no answer in time, or with {@link TooLongException}
   */
  public Reply call(Request request) throws IOException {
    Request signed = signed(request);
    for (int attempt = 1; ; attempt++) {
      try {
        Reply reply = once(signed);
        if (attempt == patience.attempts() || !reply.busy()) {
          return reply;
        }
        pause(attempt, reply.headers().get("Retry-After"));
      } catch (InterruptedIOException e) {
        if (attempt == patience.attempts() || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        pause(attempt, null);
      } catch (TooLongException e) {
        throw e;
      } catch (IOException e) {
        if (attempt == patience.attempts()) {
          throw e;
        }
        pause(attempt, null);
      }
    }
  }

  private Request signed(Request request) {
    if (!owns(request.url())) {
      return request;
    }
    Request.Builder signed = request.newBuilder();
    Trace.tell(signed::header);
    if (token.isPresent() && request.header("Authorization") == null) {
      signed.header("Authorization", "Bearer " + token.get().secret());
    }
    return signed.build();
  }

  /** The client, written in Kotlin, throws {@link InterruptedException} without declaring it. */
  private Reply once(Request request) throws IOException {
    try {
      return exchange(request);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted =
          new InterruptedIOException("interrupted while the product was asked");
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  private Reply exchange(Request request) throws IOException {
    try (Response response = http.newCall(request).execute()) {
      Buffer body = new Buffer();
      long left = patience.maxBytes() + 1L;
      long read;
      while (left > 0 && (read = response.body().source().read(body, left)) >= 0) {
        left -= read;
      }
      if (left == 0) {
        throw new TooLongException("an answer of more than " + patience.maxBytes() + " bytes");
      }
      return new Reply(response.code(), response.headers(), body.readByteString());
    }
  }

  private static void pause(int attempt, @Nullable String retryAfter) throws IOException {
    long millis = 250L << Math.min(attempt, 6);
    if (retryAfter != null && retryAfter.matches("[0-9]{1,4}")) {
      millis = Long.parseLong(retryAfter) * 1000;
    }
    millis = Math.min(millis, LONGEST_PAUSE.toMillis());
    try {
      Thread.sleep(millis + ThreadLocalRandom.current().nextLong(100));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the product");
    }
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  /** An answer that is longer than it may be. */
  public static final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLongException(String message) {
      super(message);
    }
  }
}
