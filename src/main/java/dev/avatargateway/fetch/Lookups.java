package dev.avatargateway.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Name lookups bounded in time. They run on a few threads of their own: a lookup that hangs cannot
 * be stopped, and would hold back a carrier of the virtual threads for as long.
 */
final class Lookups {

  private final Dns resolver;
  private final ExecutorService threads;

  Lookups(Dns resolver, int atOnce) {
    this.resolver = resolver;
    this.threads =
        new ThreadPoolExecutor(
            0,
            atOnce,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("lookup-", 0).factory());
  }

  /** All addresses of a host, at least one. */
  List<InetAddress> of(String host, Deadline deadline) throws IOException {
    long nanos = deadline.remaining().toNanos();
    Future<List<InetAddress>> answer;
    try {
      answer = threads.submit(() -> resolver.lookup(host));
    } catch (RejectedExecutionException e) {
      throw new IOException("too many lookups hang", e);
    }
    try {
      List<InetAddress> addresses = answer.get(nanos, TimeUnit.NANOSECONDS);
      if (addresses.isEmpty()) {
        throw new UnknownHostException(host);
      }
      return List.copyOf(addresses);
    } catch (ExecutionException e) {
      throw new IOException("the lookup failed", e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("the lookup took too long", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      answer.cancel(true);
    }
  }
}
