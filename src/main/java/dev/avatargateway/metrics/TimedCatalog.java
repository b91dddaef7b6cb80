package dev.avatargateway.metrics;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Catalog;
import dev.avatargateway.core.Health;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Pseudonym;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Space;
import java.util.Optional;

/** A catalog that is timed where it asks the database, and counted where it need not. */
record TimedCatalog(Catalog catalog, StageFigures figures, CacheFigures people) implements Catalog {

  @Override
  public Optional<Sitter> find(Owner owner) {
    return figures.time(Stage.LOOKUP, () -> catalog.find(owner));
  }

  @Override
  public Optional<Sitter> recent(Owner owner) {
    Optional<Sitter> known = remembered(owner);
    if (known.isPresent()) {
      return known;
    }
    people.missed();
    return figures.time(Stage.LOOKUP, () -> catalog.recent(owner));
  }

  @Override
  public Optional<Sitter> remembered(Owner owner) {
    Optional<Sitter> known = catalog.remembered(owner);
    if (known.isPresent()) {
      people.hit();
    }
    return known;
  }

  @Override
  public Optional<Identity> sibling(Owner owner, Space space) {
    return figures.time(Stage.LOOKUP, () -> catalog.sibling(owner, space));
  }

  @Override
  public Optional<Owner> named(Pseudonym pseudonym) {
    return figures.time(Stage.LOOKUP, () -> catalog.named(pseudonym));
  }

  @Override
  public Sitter assign(Identity identity, Look look, Origin origin, long setAt) {
    return figures.time(Stage.COMMIT, () -> catalog.assign(identity, look, origin, setAt));
  }

  @Override
  public void rename(Identity identity) {
    catalog.rename(identity);
  }

  @Override
  public Optional<Picture> version(Owner owner, long changedAt) {
    return figures.time(Stage.LOOKUP, () -> catalog.version(owner, changedAt));
  }

  @Override
  public void keep(BlobKey pack) {
    catalog.keep(pack);
  }

  @Override
  public Health check() {
    return catalog.check();
  }

  @Override
  public void close() {
    catalog.close();
  }
}
