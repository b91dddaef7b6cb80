package dev.avatargateway.http;

import dev.avatargateway.core.Health;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The listener for the operator: alive, ready, and whatever else is mounted there. */
public final class Management implements AutoCloseable {

  private final Server server;
  private final AtomicBoolean stopping;

  private Management(Server server, AtomicBoolean stopping) {
    this.server = server;
    this.stopping = stopping;
  }

  /**
   * Answers {@code /healthz} with 200, and {@code /readyz} with 200 or with 503 and a line for each
   * part that cannot serve.
   *
   * @param parts the parts that must work, by name, asked anew for each answer
   * @param further what else is served here; their prefixes must not be {@code /}
   * @throws IOException when the address cannot be listened on
   */
  public static Management start(
      ServerSettings settings, Supplier<Map<String, Health>> parts, List<Dialect> further)
      throws IOException {
    return start(settings, parts, further, Gate.OPEN, Witness.NONE);
  }

  /** The same behind a gate, before a witness. */
  public static Management start(
      ServerSettings settings,
      Supplier<Map<String, Health>> parts,
      List<Dialect> further,
      Gate gate,
      Witness witness)
      throws IOException {
    AtomicBoolean stopping = new AtomicBoolean();
    List<Dialect> dialects = new ArrayList<>(further);
    dialects.add(new HealthPages(parts, stopping::get));
    return new Management(Server.start(settings, dialects, gate, witness), stopping);
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** From now on {@code /readyz} answers 503, so that no new clients are sent here. */
  public void announceStop() {
    stopping.set(true);
  }

  @Override
  public void close() {
    announceStop();
    server.close();
  }
}
