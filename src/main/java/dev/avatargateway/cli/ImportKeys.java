package dev.avatargateway.cli;

import dev.avatargateway.config.DiskKeys;
import dev.avatargateway.config.Place;
import picocli.CommandLine.Mixin;

/** The keys that every import has. */
final class ImportKeys {

  @Mixin private MigrationKeys keys = new MigrationKeys();
  @Mixin private DiskKeys disk = new DiskKeys();

  Migration migration(String product, Place place) {
    return keys.migration(Migration.Verb.IMPORT, product, place, disk);
  }
}
