package dev.avatargateway.catalog;

import org.jdbi.v3.core.Handle;

/** Tells other processes over the same database whose rows a transaction changed. */
interface Announcer {

  /** For a database that one process has alone. */
  Announcer NOBODY_ELSE = (_, _) -> {};

  /** Says it within the transaction, so that it is heard when, and only when, that is committed. */
  void announce(Handle handle, Touched touched);
}
