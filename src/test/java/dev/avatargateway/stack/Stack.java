package dev.avatargateway.stack;

import dev.avatargateway.contract.PostgresServer;
import java.util.List;

/** What a gateway can keep people and pictures in. */
enum Stack {

  /** H2 and a folder, as without any flag. */
  EMBEDDED {
    @Override
    List<String> flags() {
      return List.of();
    }
  },

  /** PostgreSQL and a folder. */
  POSTGRES {
    @Override
    List<String> flags() {
      return List.of("--database-url=" + PostgresServer.newDatabase());
    }
  };

  /** What {@code serve} is told so that it has such a store, with nothing in it. */
  abstract List<String> flags();
}
