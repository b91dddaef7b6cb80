package dev.avatargateway;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Sets how much is logged. */
final class Logging {

  private static final java.util.logging.Logger DRIVER =
      java.util.logging.Logger.getLogger("org.postgresql");

  private Logging() {}

  /**
   * @param name error, warn, info, debug or trace
   */
  static void level(String name) {
    // The driver's own logger repeats addresses, which may hold a password.
    DRIVER.setLevel(java.util.logging.Level.OFF);
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME))
        .setLevel(Level.toLevel(name));
  }
}
