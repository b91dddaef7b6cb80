package dev.avatargateway.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
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

  /** Whether something came that cannot be read: nothing that follows it is looked at. */
  private volatile boolean hasFailed;

  /** Set while the connection is being made: no initializer, which would run after that. */
  private @Nullable RequestHandler handler;

  private final RepeatedReads repeated;

  private RawTargetConnection(
      HttpConfiguration configuration,
      Connector connector,
      EndPoint endPoint,
      Dispatcher dispatcher) {
    super(configuration, connector, endPoint);
    repeated = new RepeatedReads(this, connector.getByteBufferPool(), dispatcher);
  }

  @Override
  public void onFillable() {
    try {
      if (isBetweenRequests() && repeated.read()) {
        return;
      }
    } catch (IOException | RuntimeException e) {
      getEndPoint().close(e);
      return;
    }
    super.onFillable();
  }

  /**
   * Waits for more, unless what came last could not be read: to Jetty, which does not expect bytes
   * that it has not read itself, waiting for more would end the refusal that is under way.
   */
  @Override
  public void fillInterested(Callback callback) {
    if (!hasFailed) {
      super.fillInterested(callback);
    }
  }

  /** A server that stops says so in its answers. */
  private boolean isBetweenRequests() {
    return getParser().isStart() && isRequestBufferEmpty() && !getConnector().isShutdown();
  }

  @Override
  protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
    repeated.begin();
    boolean isUnread = method.equals("BAD") && uri.equals("/badMessage");
    target =
        isUnread && getParser() instanceof RequestLineParser parser ? parser.targetSoFar() : uri;
    try {
      return new ExactStream(method, uri, version);
    } catch (IllegalArgumentException e) {
      return new ExactStream(method, "/", version);
    }
  }

  /**
   * Lets a running request be as slow as at any other time while the server stops: Jetty leaves
   * connections one second then, which suits idle ones only.
   */
  @Override
  public boolean onIdleExpired(TimeoutException timeout) {
    long usual = getConnector().getIdleTimeout();
    if (getEndPoint().getIdleTimeout() < usual && isBusy()) {
      getEndPoint().setIdleTimeout(usual);
      return false;
    }
    return super.onIdleExpired(timeout);
  }

  private boolean isBusy() {
    return repeated.isWriting() || getHttpChannel().getRequest() != null;
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

  /**
   * Says no length where nothing is sent: in an answer 304 it would be the length of the picture
   * (RFC 9110, 8.6), and Jetty says 0.
   */
  private final class ExactStream extends HttpStreamOverHTTP1 {

    ExactStream(String method, String uri, HttpVersion version) {
      super(method, uri, version);
    }

    @Override
    public void send(
        MetaData.@Nullable Request request,
        MetaData.@Nullable Response response,
        boolean last,
        ByteBuffer content,
        Callback callback) {
      super.send(request, exact(response), last, content, callback);
    }

    private static MetaData.@Nullable Response exact(MetaData.@Nullable Response response) {
      if (response == null || response.getStatus() != HttpStatus.NOT_MODIFIED_304) {
        return response;
      }
      HttpFields fields =
          HttpFields.build(response.getHttpFields())
              .remove(HttpHeader.CONTENT_LENGTH)
              .asImmutable();
      return new MetaData.Response(
          response.getStatus(), response.getReason(), response.getHttpVersion(), fields);
    }
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
      hasFailed = true;
      super.badMessage(failure);
    }
  }

  /** Remembers the header of a plain read. */
  static void learn(Request request) {
    if (request.getConnectionMetaData().getConnection() instanceof RawTargetConnection connection) {
      connection.repeated.learn(request);
    }
  }

  /** The target of the request that came last, as it was sent. */
  String target() {
    return target;
  }

  /** Makes such connections. */
  static final class Factory extends HttpConnectionFactory {

    private final Dispatcher dispatcher;

    Factory(HttpConfiguration configuration, Dispatcher dispatcher) {
      super(configuration);
      this.dispatcher = dispatcher;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
      return configure(
          new RawTargetConnection(getHttpConfiguration(), connector, endPoint, dispatcher),
          connector,
          endPoint);
    }
  }
}
