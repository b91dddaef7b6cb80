package dev.avatargateway.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.servlet.JavalinServlet;
import io.javalin.http.servlet.ServletEntry;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import kotlin.LazyKt;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.Graceful;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listener that clients talk to. */
public final class Server implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final Javalin javalin;
  private final int port;

  private Server(Javalin javalin) {
    this.javalin = javalin;
    this.port = javalin.port();
  }

  /**
   * Serves the dialects; the order matters only where their patterns overlap.
   *
   * @throws IllegalStateException when two dialects claim the same route
   * @throws IOException when the address cannot be listened on
   */
  public static Server start(ServerSettings settings, List<Dialect> dialects) throws IOException {
    return start(settings, dialects, Gate.OPEN, Witness.NONE);
  }

  /** The same behind a gate, before a witness. */
  public static Server start(
      ServerSettings settings, List<Dialect> dialects, Gate gate, Witness witness)
      throws IOException {
    Dispatcher dispatcher = new Dispatcher(Router.of(dialects), gate, witness);
    try {
      return new Server(Javalin.start(config -> configure(config, settings, dispatcher)));
    } catch (JavalinException e) {
      throw new IOException(
          "cannot listen on %s:%d: %s".formatted(settings.host(), settings.port(), reason(e)), e);
    }
  }

  /** What the system said, which lies deepest. */
  private static String reason(Throwable fault) {
    Throwable cause = fault.getCause();
    if (cause != null) {
      return reason(cause);
    }
    return fault instanceof UnresolvedAddressException
        ? "no such host"
        : String.valueOf(fault.getMessage());
  }

  private static void configure(
      JavalinConfig config, ServerSettings settings, Dispatcher dispatcher) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    Executor waiting =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 1).factory());
    config.jetty.threadPool = threads(waiting);
    // Without the WebSocket servlet, which answers upgrades in words of its own.
    config.unsafe.servlet =
        LazyKt.lazyOf(new ServletEntry(null, new JavalinServlet(config.unsafe)));
    config.routes.before(
        context -> {
          new ServletExchange(context.req(), context.res()).serve(dispatcher);
          context.skipRemainingHandlers();
        });
    UnreadRequests unread = new UnreadRequests(dispatcher);
    config.jetty.modifyServer(
        server -> {
          server.insertHandler(new PlainReads(dispatcher, waiting));
          server.insertHandler(new GracefulHandler());
          server.setErrorHandler(unread);
          server.setStopTimeout(settings.stopTimeout().toMillis());
        });
    config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(unread));
    config.jetty.modifyHttpConfiguration(http -> limit(http, settings));
    config.jetty.addConnector(
        (server, http) -> {
          ServerConnector connector =
              new ServerConnector(server, new RawTargetConnection.Factory(http, dispatcher));
          connector.setHost(settings.host());
          connector.setPort(settings.port());
          connector.setIdleTimeout(settings.idleTimeout().toMillis());
          connector.setReuseAddress(true);
          // Who finds the queue full tries again after a second: a flood would cost all others
          // that.
          connector.setAcceptQueueSize(1024);
          connector.addBean(new HeaderDeadline(connector, settings.idleTimeout()));
          return connector;
        });
  }

  /** Threads for what never waits; what may wait has threads of its own. */
  private static QueuedThreadPool threads(Executor waiting) {
    QueuedThreadPool threads =
        new QueuedThreadPool(16 + 4 * Runtime.getRuntime().availableProcessors());
    threads.setName("http");
    threads.setVirtualThreadsExecutor(waiting);
    return threads;
  }

  private static void limit(HttpConfiguration http, ServerSettings settings) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    // Looking a header up among the earlier ones of the connection takes longer than reading it.
    http.setHeaderCacheSize(0);
    http.setRequestHeaderSize(settings.maxHeaderBytes());
    // A redirect may repeat the target, each of its bytes escaped.
    http.setMaxResponseHeaderSize(4 * settings.maxHeaderBytes());
    // What is wrong with a path is found, and worded, by our own router.
    http.setUriCompliance(UriCompliance.UNSAFE);
  }

  /** The port it listens on, or listened on before it was closed. */
  public int port() {
    return port;
  }

  /** How many connections it has now. */
  public int connections() {
    return Stream.of(javalin.jettyServer().server().getConnectors())
        .mapToInt(connector -> connector.getConnectedEndPoints().size())
        .sum();
  }

  /** How many of its threads for what never waits are at work now. */
  public int busyThreads() {
    return javalin.jettyServer().server().getThreadPool() instanceof QueuedThreadPool threads
        ? threads.getBusyThreads()
        : 0;
  }

  /**
   * Takes no new connections, answers what comes on those that there are, closes them, and waits,
   * for a bounded time, until all is answered.
   */
  @Override
  public void close() {
    org.eclipse.jetty.server.Server jetty = javalin.jettyServer().server();
    try {
      // Before the server itself is stopped, which answers those who come meanwhile with 503: a
      // proxy may have sent a request before it knew.
      CompletableFuture.allOf(
              Stream.of(jetty.getConnectors())
                  .map(Graceful.class::cast)
                  .map(Graceful::shutdown)
                  .toArray(CompletableFuture<?>[]::new))
          .get(jetty.getStopTimeout(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("some connections did not end in time");
      jetty.setStopTimeout(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      javalin.stop();
    } catch (JavalinException e) {
      LOG.warn("some requests did not end in time", e);
    }
  }
}
