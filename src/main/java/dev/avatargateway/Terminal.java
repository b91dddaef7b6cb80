package dev.avatargateway;

import dev.avatargateway.bridge.Progress;
import java.io.Console;
import java.util.Optional;

/** Where the operator watches long work, if anybody does. */
final class Terminal {

  private Terminal() {}

  /** Shown on standard error; the caller closes it. */
  static Progress progress() {
    return Progress.on(
        System.err, Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
  }
}
