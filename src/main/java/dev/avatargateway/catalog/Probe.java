package dev.avatargateway.catalog;

import dev.avatargateway.core.Health;
import org.jdbi.v3.core.Handle;

/** Writes one row and reads it again. */
final class Probe {

  private Probe() {}

  static Health run(Handle handle, long now) {
    handle.createUpdate("update probe set seen = :now where id = 1").bind("now", now).execute();
    return handle
            .createQuery("select seen from probe where id = 1")
            .mapTo(Long.class)
            .findOne()
            .isPresent()
        ? Health.OK
        : Health.broken("the catalog's tables are incomplete");
  }
}
