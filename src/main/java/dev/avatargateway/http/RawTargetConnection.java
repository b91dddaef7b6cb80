package dev.avatargateway.http;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connection that keeps each request's target as it was sent. Jetty forgets a target with a bad
 * escape and answers for itself; here it is given {@code /} instead, and the router words the
 * fault.
 */
final class RawTargetConnection extends HttpConnection {

  private volatile String target = "";

  /** Nanoseconds on the clock when the header began that is still arriving, or 0. */
  private volatile long headerSince;

  /** Set while the connection is being made: no initializer, which would run after that. */
  private @Nullable RequestHandler handler;

  private RawTargetConnection(
      HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
    super(configuration, connector, endPoint);
  }

  @Override
  protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
    boolean isUnread = method.equals("BAD") && uri.equals("/badMessage");
    target =
        isUnread && getParser() instanceof RequestLineParser parser ? parser.targetSoFar() : uri;
    try {
      return super.newHttpStream(method, uri, version);
    } catch (IllegalArgumentException e) {
      return super.newHttpStream(method, "/", version);
    }
  }

  /**
   * Lets a running request be as slow as at any other time while the server stops: Jetty leaves
   * connections one second then, which suits idle ones only.
   */
  @Override
  public boolean onIdleExpired(TimeoutException timeout) {
    long usual = getConnector().getIdleTimeout();
    if (getEndPoint().getIdleTimeout() < usual && getHttpChannel().getRequest() != null) {
      getEndPoint().setIdleTimeout(usual);
      return false;
    }
    return super.onIdleExpired(timeout);
  }

  /** True when the header that is arriving began longer ago than that. */
  boolean hasReadOneHeaderFor(Duration time) {
    long since = headerSince;
    return since != 0 && System.nanoTime() - since > time.toNanos();
  }

  @Override
  protected RequestHandler newRequestHandler() {
    RequestHandler made = new TimedRequestHandler();
    handler = made;
    return made;
  }

  @Override
  protected HttpParser newHttpParser(HttpCompliance compliance) {
    HttpConfiguration http = getHttpConfiguration();
    HttpParser parser =
        new RequestLineParser(
            Objects.requireNonNull(handler), http.getRequestHeaderSize(), compliance);
    parser.setHeaderCacheSize(http.getHeaderCacheSize());
    parser.setHeaderCacheCaseSensitive(http.isHeaderCacheCaseSensitive());
    return parser;
  }

  /** Notes when a header begins and ends. */
  private final class TimedRequestHandler extends RequestHandler {

    @Override
    public void messageBegin() {
      headerSince = System.nanoTime() | 1;
      super.messageBegin();
    }

    @Override
    public boolean headerComplete() {
      headerSince = 0;
      return super.headerComplete();
    }

    @Override
    public void badMessage(HttpException failure) {
      headerSince = 0;
      super.badMessage(failure);
    }
  }

  /** Raw path and query of a request. */
  static String targetOf(Request request) {
    if (request.getConnectionMetaData().getConnection() instanceof RawTargetConnection connection) {
      return originForm(connection.target);
    }
    String target = request.getHttpURI().getPathQuery();
    return target == null ? "" : target;
  }

  /** Whose request it is, as the dispatcher tells it by the connection and the header. */
  static InetAddress clientOf(Request request, Dispatcher dispatcher) {
    InetAddress peer =
        request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                && socket.getAddress() != null
            ? socket.getAddress()
            : InetAddress.getLoopbackAddress();
    return dispatcher.client(peer, request.getHeaders().getValuesList("X-Forwarded-For"));
  }

  /** A request below the servlet layer, whose body nobody reads. */
  static WireRequest withoutBody(Request request, Target target, Dispatcher dispatcher) {
    return new WireRequest(
        request.getMethod(),
        target,
        new JettyHeaders(request.getHeaders()),
        InputStream::nullInputStream,
        Map.of(),
        () -> clientOf(request, dispatcher));
  }

  /** {@code http://host/path} without the scheme and the host. */
  private static String originForm(String target) {
    int authority = target.indexOf("://");
    if (target.startsWith("/") || authority < 0) {
      return target;
    }
    int path = target.indexOf('/', authority + 3);
    return path < 0 ? "/" : target.substring(path);
  }

  /** Makes such connections. */
  static final class Factory extends HttpConnectionFactory {

    Factory(HttpConfiguration configuration) {
      super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
      return configure(
          new RawTargetConnection(getHttpConfiguration(), connector, endPoint),
          connector,
          endPoint);
    }
  }
}
