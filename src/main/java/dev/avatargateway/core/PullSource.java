package dev.avatargateway.core;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A product that is asked, and what keeps it from being asked when it is away.
 *
 * @param space whose people it has
 * @param upstream who asks it
 * @param circuit its own
 */
record PullSource(Space space, Upstream upstream, PullCircuit circuit) {

  private static final Logger LOG = LoggerFactory.getLogger(PullSource.class);

  /**
   * Asks, unless the product is to be left alone.
   *
   * @param asking is told of the circuit before
   */
  Optional<Upstream.Found> find(Owner owner, Consumer<PullCircuit> asking) throws IOException {
    if (!circuit.admits()) {
      throw new LeftAloneException();
    }
    asking.accept(circuit);
    boolean answered = false;
    try {
      Optional<Upstream.Found> found = upstream.find(owner);
      answered = true;
      return found;
    } finally {
      if (answered) {
        circuit.answered();
      } else if (circuit.failed()) {
        LOG.warn("{} does not answer questions about its people; others are served", space);
      }
    }
  }

  /** The product has failed a moment ago and is not asked. */
  static final class LeftAloneException extends IOException {

    private static final long serialVersionUID = 1L;
  }
}
