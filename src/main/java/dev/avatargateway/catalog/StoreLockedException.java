package dev.avatargateway.catalog;

import java.nio.file.Path;

/** Another process has the catalog open. */
public final class StoreLockedException extends StoreException {

  private static final long serialVersionUID = 1L;

  StoreLockedException(Path folder, Throwable cause) {
    super("the catalog in " + folder + " is in use by another process", cause);
  }
}
