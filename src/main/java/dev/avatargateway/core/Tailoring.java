package dev.avatargateway.core;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Cuts that are not kept with a picture: made of it when somebody asks, once for all who ask at the
 * same time, and remembered within a bound of bytes. Safe for use by many threads.
 */
public interface Tailoring {

  /** Makes each one again and remembers nothing. */
  Tailoring EACH_TIME =
      new Tailoring() {
        @Override
        public Optional<Fitted> recall(BlobKey pack, Cut cut) {
          return Optional.empty();
        }

        @Override
        public Optional<Fitted> fit(BlobKey pack, Cut cut, Supplier<Optional<Fitted>> make) {
          return make.get();
        }
      };

  /** What is remembered, without waiting for anything. */
  Optional<Fitted> recall(BlobKey pack, Cut cut);

  /**
   * What is remembered or else made; who asks while another's is being made waits for that one, and
   * gets the exception it ends in.
   *
   * @param pack the picture's
   * @param make gives nothing where the picture is lost, which is not remembered
   */
  Optional<Fitted> fit(BlobKey pack, Cut cut, Supplier<Optional<Fitted>> make);
}
