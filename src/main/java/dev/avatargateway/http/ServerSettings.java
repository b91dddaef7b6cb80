package dev.avatargateway.http;

import java.time.Duration;

/**
 * Where a server listens and what it bears.
 *
 * @param host the address to listen on
 * @param port 0 to 65535; 0 picks a free one
 * @param maxHeaderBytes the longest request line and header, together
 * @param idleTimeout how long a connection may be silent, also in the middle of a body
 * @param stopTimeout how long running requests may take to end when the server is closed
 */
public record ServerSettings(
    String host, int port, int maxHeaderBytes, Duration idleTimeout, Duration stopTimeout) {

  public ServerSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("no host to listen on");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    if (maxHeaderBytes < 1024) {
      throw new IllegalArgumentException("a header of 1024 bytes must be taken");
    }
    if (!idleTimeout.isPositive() || stopTimeout.isNegative()) {
      throw new IllegalArgumentException("not a timeout");
    }
  }

  /** The usual limits: 16 KiB of header, 30 seconds of silence, 15 seconds to stop. */
  public static ServerSettings on(String host, int port) {
    return new ServerSettings(
        host, port, 16 * 1024, Duration.ofSeconds(30), Duration.ofSeconds(15));
  }
}
