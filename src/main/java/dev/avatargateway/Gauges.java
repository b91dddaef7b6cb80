package dev.avatargateway;

import dev.avatargateway.catalog.Connections;
import dev.avatargateway.http.Server;
import dev.avatargateway.metrics.Metrics;

/** What the figures show of the pools of a running gateway. */
final class Gauges {

  private static final String DATABASE = "gateway.database.connections";
  private static final String DATABASE_TEXT = "Connections to the database, and waits for one";

  private Gauges() {}

  static void of(Metrics metrics, Server server, Connections database) {
    metrics.gauge(DATABASE, DATABASE_TEXT, "in-use", database::inUse);
    metrics.gauge(DATABASE, DATABASE_TEXT, "idle", database::idle);
    metrics.gauge(DATABASE, DATABASE_TEXT, "awaited", database::awaited);
    metrics.gauge("gateway.http.connections", "Connections of clients", server::connections);
    metrics.gauge(
        "gateway.http.busy.threads",
        "Threads of the listener for clients that are at work",
        server::busyThreads);
  }
}
