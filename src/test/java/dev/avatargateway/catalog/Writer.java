package dev.avatargateway.catalog;

import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Owner;
import java.nio.file.Path;
import java.time.InstantSource;

/** A process that changes one person per thread until it is killed, and prints what it was told. */
final class Writer {

  static final int THREADS = 4;

  private Writer() {}

  public static void main(String[] args) {
    JdbiCatalog catalog = JdbiCatalog.open(Path.of(args[0]), 5, InstantSource.system());
    for (int i = 0; i < THREADS; i++) {
      Owner owner = Samples.mattermost("writer" + i);
      Thread.ofPlatform().start(() -> write(catalog, owner));
    }
  }

  private static void write(JdbiCatalog catalog, Owner owner) {
    for (int n = 0; ; n++) {
      Look look = Samples.wearing(owner.externalId() + "." + n);
      var sitter =
          catalog.assign(Identity.of(owner), look, Samples.originOf(owner), n);
      String line = owner.externalId() + " " + n + " " + sitter.portrait().changedAt() + "\n";
      synchronized (System.out) {
        System.out.print(line);
        System.out.flush();
      }
    }
  }
}
