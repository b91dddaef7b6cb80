package dev.avatargateway.fetch;

import dev.avatargateway.core.Fetcher;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** Reads web addresses, but none that only this machine or its network could reach. */
public final class PublicFetcher implements Fetcher {

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final FetchLimits limits;
  private final Semaphore free;
  private final Guard guard;
  private final OkHttpClient client;

  /**
   * @param allow ranges of which every address and port may be read
   */
  public PublicFetcher(FetchLimits limits, List<CidrRange> allow) {
    this(limits, allow, Dns.SYSTEM);
  }

  PublicFetcher(FetchLimits limits, List<CidrRange> allow, Dns resolver) {
    AddressPolicy policy = new AddressPolicy(allow);
    this.limits = limits;
    this.free = new Semaphore(limits.concurrent());
    this.guard = new Guard(policy, new Lookups(resolver, 2 * limits.concurrent()));
    this.client =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .socketFactory(new GuardedSockets(policy))
            .followRedirects(false)
            .followSslRedirects(false)
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
            .connectTimeout(limits.connect())
            .readTimeout(limits.total())
            .build();
  }

  @Override
  public InputStream open(String url, long maxBytes) {
    HttpUrl address = WebAddress.parse(url);
    if (!free.tryAcquire()) {
      throw new RefusedException(new Refusal.Busy(limits.total()));
    }
    boolean opened = false;
    try {
      Response response = follow(address, Deadline.after(limits.total()));
      InputStream body = body(response, maxBytes);
      opened = true;
      return body;
    } catch (IOException e) {
      throw new RefusedException(new Refusal.SourceUnreachable(), e);
    } finally {
      if (!opened) {
        free.release();
      }
    }
  }

  private Response follow(HttpUrl address, Deadline deadline) throws IOException {
    HttpUrl here = address;
    for (int followed = 0; followed <= limits.redirects(); followed++) {
      Response response = get(here, deadline);
      if (!REDIRECTS.contains(response.code())) {
        return response;
      }
      try (response) {
        here = target(response);
      }
    }
    throw new IOException("more than " + limits.redirects() + " redirects");
  }

  private static HttpUrl target(Response response) throws IOException {
    String location = response.header("Location");
    HttpUrl target = location == null ? null : WebAddress.next(response.request().url(), location);
    if (target == null) {
      throw new IOException("a redirect to no web address");
    }
    return target;
  }

  private Response get(HttpUrl url, Deadline deadline) throws IOException {
    List<InetAddress> addresses = guard.admit(url, deadline);
    Request.Builder request =
        new Request.Builder()
            .url(url)
            .header("User-Agent", "avatar-gateway")
            .header("Accept", "image/*, */*;q=0.1")
            .header("Accept-Encoding", "identity");
    Trace.current().ifPresent(trace -> request.header("traceparent", trace.parent()));
    return client
        .newBuilder()
        .dns(host -> addresses)
        .callTimeout(deadline.remaining())
        .build()
        .newCall(request.build())
        .execute();
  }

  private InputStream body(Response response, long maxBytes) throws IOException {
    try {
      if (response.code() != 200) {
        throw new IOException("status " + response.code());
      }
      long declared = response.body().contentLength();
      if (declared > maxBytes) {
        throw new RefusedException(new Refusal.TooLarge(maxBytes, declared));
      }
      return new FetchedBody(decoded(response), maxBytes, () -> release(response));
    } catch (IOException | RuntimeException e) {
      response.close();
      throw e;
    }
  }

  /** Some servers compress what was asked for as it is; anything but gzip is not understood. */
  private static InputStream decoded(Response response) throws IOException {
    InputStream raw = response.body().byteStream();
    String encoding = Objects.requireNonNullElse(response.header("Content-Encoding"), "identity");
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "identity", "" -> raw;
      case "gzip", "x-gzip" -> new GZIPInputStream(raw);
      default -> throw new IOException("an encoding that was not asked for");
    };
  }

  private void release(Response response) {
    free.release();
    response.close();
  }
}
