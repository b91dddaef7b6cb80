package dev.avatargateway.bridge.follow;

import dev.avatargateway.core.Outbox.Errand;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * An address that is told of every change, so that caches can be purged: a {@code POST} of a {@link
 * HookMessage} with the headers of Standard Webhooks, {@code webhook-id}, {@code webhook-timestamp}
 * (seconds) and {@code webhook-signature} ({@code v1,} and the base64 HMAC-SHA256 of id, timestamp
 * and body with dots between them). Any 2xx is a success; 408, 425, 429, every 5xx and silence are
 * tried again, no earlier than {@code Retry-After} says; anything else never succeeds.
 */
public final class WebHook implements Recipient {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration TOTAL = Duration.ofSeconds(20);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final HttpUrl url;
  private final HookSecret secret;
  private final PublicFaces faces;
  private final InstantSource clock;
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .proxy(Proxy.NO_PROXY)
          .followRedirects(false)
          .followSslRedirects(false)
          // The outbox tries again, at the time that the answer asks for.
          .retryOnConnectionFailure(false)
          .connectTimeout(CONNECT)
          .readTimeout(TOTAL)
          .callTimeout(TOTAL)
          .build();

  /**
   * @throws IllegalArgumentException with one sentence when it is no http or https address
   */
  public WebHook(String url, HookSecret secret, PublicFaces faces, InstantSource clock) {
    @Nullable HttpUrl parsed = HttpUrl.parse(url);
    if (parsed == null) {
      throw new IllegalArgumentException("must be an address such as https://example.org/hook");
    }
    this.url = parsed;
    this.secret = secret;
    this.faces = faces;
    this.clock = clock;
  }

  @Override
  public Outcome tell(Errand errand) throws InterruptedException {
    HookMessage message = HookMessage.of(errand, faces);
    try (Response response = http.newCall(request(message)).execute()) {
      return outcome(response);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return new Outcome.Later("no answer: " + e.getClass().getSimpleName(), Duration.ZERO);
    }
  }

  private Request request(HookMessage message) {
    String body = message.json();
    long timestamp = clock.instant().getEpochSecond();
    return new Request.Builder()
        .url(url)
        .header("User-Agent", "avatar-gateway")
        .header("webhook-id", message.id())
        .header("webhook-timestamp", Long.toString(timestamp))
        .header("webhook-signature", secret.sign(message.id(), timestamp, body))
        .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), JSON))
        .build();
  }

  private static Outcome outcome(Response response) {
    int status = response.code();
    if (status >= 200 && status < 300) {
      return Outcome.DONE;
    }
    String reason = "answered " + status;
    return status >= 500 || status == 408 || status == 425 || status == 429
        ? new Outcome.Later(reason, retryAfter(response))
        : new Outcome.Never(reason);
  }

  private static Duration retryAfter(Response response) {
    String said = response.header("Retry-After", "");
    if (said == null || !said.matches("[0-9]{1,9}")) {
      return Duration.ZERO;
    }
    Duration wait = Duration.ofSeconds(Long.parseLong(said));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
