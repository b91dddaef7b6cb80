package dev.avatargateway.core;

import java.io.IOException;
import java.util.Optional;

/**
 * The product that people come from, asked for a picture that is not here yet. Each question is
 * bounded in time; safe for use by many threads.
 */
public interface Upstream {

  /**
   * What the product shows of somebody.
   *
   * @return empty when the product does not know them
   * @throws IOException when the product did not answer, or said that it cannot now
   */
  Optional<Found> find(Owner owner) throws IOException;

  /**
   * Somebody there.
   *
   * @param identity as far as the product told
   * @param shown what they show; a picture's bytes have been read already
   * @param setAt when they chose it, milliseconds since 1970; 0 when the product does not tell
   */
  record Found(Identity identity, Shown shown, long setAt) {}
}
