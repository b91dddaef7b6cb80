package dev.avatargateway.cli;

import dev.avatargateway.config.BridgeKeys;
import dev.avatargateway.config.DiskKeys;
import dev.avatargateway.config.PictureKeys;
import dev.avatargateway.config.Place;
import dev.avatargateway.config.StoreKeys;
import picocli.CommandLine.Mixin;

/** The keys that every command of the migration bridge has. */
public final class MigrationKeys {

  @Mixin private BridgeKeys run = new BridgeKeys();
  @Mixin private StoreKeys store = new StoreKeys();
  @Mixin private PictureKeys pictures = new PictureKeys();

  Migration migration(Migration.Verb verb, String product, Place place) {
    return migration(verb, product, place, new DiskKeys());
  }

  Migration migration(Migration.Verb verb, String product, Place place, DiskKeys disk) {
    return new Migration(verb, product, place, run, pictures, store, disk);
  }
}
