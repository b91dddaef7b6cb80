package dev.avatargateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** A request as it came over the wire, whichever layer of the server read it. */
final class WireRequest implements Request {

  private static final int MOST_SHOWN = 200;

  private final String method;
  private final Target target;
  private final Headers headers;
  private final Opening body;
  private final Map<String, String> params;
  private final Supplier<InetAddress> client;

  /**
   * @param client finds out where it comes from
   */
  WireRequest(
      String method,
      Target target,
      Headers headers,
      Opening body,
      Map<String, String> params,
      Supplier<InetAddress> client) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.body = body;
    this.params = params;
    this.client = client;
  }

  /** The header fields, by their names in any case. */
  @FunctionalInterface
  interface Headers {

    /** All values, in their order. */
    List<String> all(String name);

    /** The first value. */
    default Optional<String> first(String name) {
      return all(name).stream().findFirst();
    }
  }

  /** Opens the raw body. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  WireRequest with(Map<String, String> changed) {
    return new WireRequest(method, target, headers, body, changed, client);
  }

  /** All values of a header, in their order. */
  List<String> all(String name) {
    return headers.all(name);
  }

  Target where() {
    return target;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String target() {
    return target.raw();
  }

  @Override
  public String path() {
    return target.path();
  }

  @Override
  public String param(String name) {
    String value = params.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no {" + name + "}");
    }
    return value;
  }

  @Override
  public Optional<String> query(String name) {
    return target.query(name);
  }

  @Override
  public Optional<String> header(String name) {
    return headers.first(name);
  }

  @Override
  public Optional<String> cookie(String name) {
    return headers.first("Cookie").isEmpty()
        ? Optional.empty()
        : Cookies.find(headers.all("Cookie"), name);
  }

  @Override
  public InetAddress client() {
    return client.get();
  }

  @Override
  public OptionalLong contentLength() {
    if (header("Transfer-Encoding").isPresent()) {
      return OptionalLong.empty();
    }
    // The server has checked it, but for a request that is refused because of it.
    return OptionalLong.of(
        header("Content-Length")
            .filter(length -> length.matches("[0-9]+"))
            .map(length -> length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length))
            .orElse(0L));
  }

  @Override
  public InputStream body() {
    try {
      return new BodyStream(body.open());
    } catch (IOException e) {
      throw BodyStream.broken(e);
    }
  }

  /** For the log: the request line without the query, which may hold a secret, and not too long. */
  @Override
  public String toString() {
    String line = method + " " + Target.rawPath(target.raw());
    String shown = line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "..." : line;
    return shown.replaceAll("\\p{Cntrl}|[\\u0080-\\u009f\\u2028\\u2029]", "?");
  }
}
