package dev.avatargateway.http;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** Requests as the server's lower layer has them, in our own terms. */
final class JettyRequests {

  private JettyRequests() {}

  /** Raw path and query of a request. */
  static String target(Request request) {
    if (request.getConnectionMetaData().getConnection() instanceof RawTargetConnection connection) {
      return originForm(connection.target());
    }
    String target = request.getHttpURI().getPathQuery();
    return target == null ? "" : target;
  }

  /** Whose request it is, as the dispatcher tells it by the connection and the header. */
  static InetAddress client(Request request, Dispatcher dispatcher) {
    return client(
        request.getConnectionMetaData().getRemoteSocketAddress(), request.getHeaders(), dispatcher);
  }

  /** A request whose body nobody reads. */
  static WireRequest withoutBody(Request request, Target target, Dispatcher dispatcher) {
    return withoutBody(
        request.getMethod(),
        target,
        request.getHeaders(),
        request.getConnectionMetaData().getRemoteSocketAddress(),
        dispatcher);
  }

  /** The same of a request that the server need not have read itself. */
  static WireRequest withoutBody(
      String method, Target target, HttpFields fields, SocketAddress peer, Dispatcher dispatcher) {
    return new WireRequest(
        method,
        target,
        new JettyHeaders(fields),
        InputStream::nullInputStream,
        Map.of(),
        () -> client(peer, fields, dispatcher));
  }

  private static InetAddress client(SocketAddress peer, HttpFields fields, Dispatcher dispatcher) {
    InetAddress address =
        peer instanceof InetSocketAddress socket && socket.getAddress() != null
            ? socket.getAddress()
            : InetAddress.getLoopbackAddress();
    return dispatcher.client(address, fields.getValuesList("X-Forwarded-For"));
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
}
