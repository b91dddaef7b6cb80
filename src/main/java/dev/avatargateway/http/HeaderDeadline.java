package dev.avatargateway.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections whose request header does not come to its end: a byte now and then keeps a
 * connection from being idle.
 */
final class HeaderDeadline extends AbstractLifeCycle {

  private final ServerConnector connector;
  private final Duration longest;
  private volatile Scheduler.@Nullable Task next;

  HeaderDeadline(ServerConnector connector, Duration longest) {
    this.connector = connector;
    this.longest = longest;
  }

  @Override
  protected void doStart() {
    scheduleNext();
  }

  @Override
  protected void doStop() {
    Scheduler.Task task = next;
    if (task != null) {
      task.cancel();
    }
  }

  private void scheduleNext() {
    next =
        connector
            .getScheduler()
            .schedule(this::closeOverdue, longest.toMillis() / 2, TimeUnit.MILLISECONDS);
  }

  private void closeOverdue() {
    for (EndPoint endPoint : connector.getConnectedEndPoints()) {
      if (endPoint.getConnection() instanceof RawTargetConnection connection
          && connection.hasReadOneHeaderFor(longest)) {
        endPoint.close();
      }
    }
    if (isRunning()) {
      scheduleNext();
    }
  }
}
