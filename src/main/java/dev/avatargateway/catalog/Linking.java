package dev.avatargateway.catalog;

import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Joins two persons: the one of the first identity is kept, unless only the other is known. */
record Linking(Wardrobe wardrobe) {

  /** The root of both afterwards. */
  UUID link(Owner one, Owner other) {
    Persons persons = persons();
    Optional<IdentityRow> first = persons.identity(one);
    Optional<IdentityRow> second = persons.identity(other);
    if (first.isEmpty() && second.isEmpty()) {
      throw new PeopleException("neither " + one + " nor " + other + " is known");
    }
    if (one.equals(other)) {
      return first.orElseThrow().person();
    }
    IdentityRow kept = first.or(() -> second).orElseThrow();
    IdentityRow absorbed =
        first.isEmpty() ? newcomer(one) : second.orElseGet(() -> newcomer(other));
    if (kept.person().equals(absorbed.person())) {
      return kept.person();
    }
    join(kept, absorbed);
    return kept.person();
  }

  private IdentityRow newcomer(Owner owner) {
    UUID person = UUID.randomUUID();
    persons().insert(person, "");
    persons().insertIdentity(Identity.of(owner), person);
    return new IdentityRow(person, person, Identity.of(owner));
  }

  private void join(IdentityRow keptSeen, IdentityRow absorbedSeen) {
    PersonRow kept;
    PersonRow absorbed;
    // In the database's order of the keys, so that no two who lock several wait for each other.
    if (keptSeen.person().toString().compareTo(absorbedSeen.person().toString()) < 0) {
      kept = persons().lockRootOf(keptSeen).root();
      absorbed = persons().lockRootOf(absorbedSeen).root();
    } else {
      absorbed = persons().lockRootOf(absorbedSeen).root();
      kept = persons().lockRootOf(keptSeen).root();
    }
    long last = Math.max(kept.changedAt(), absorbed.changedAt());
    long version = last == 0 ? 0 : wardrobe.after(last);
    Changes changes = new Changes(wardrobe.handle());
    ChangeRow stays = preferred(changes.byId(kept.worn()), changes.byId(absorbed.worn()));
    new LinkRows(wardrobe.handle()).insert(absorbed, kept, version);
    persons().moveAll(absorbed.id(), kept.id());
    changes.moveAll(absorbed.id(), kept.id());
    wardrobe.copy(kept.id(), version, stays);
    wardrobe.errands().keepOrder(absorbed.id(), kept.id());
    wardrobe.errands().drop(absorbed.id());
  }

  /** Which of two looks a joined person shows; null is nothing ever set. */
  static @Nullable ChangeRow preferred(@Nullable ChangeRow kept, @Nullable ChangeRow absorbed) {
    if (kept == null || absorbed == null) {
      return kept == null ? absorbed : kept;
    }
    return absorbed.worn().outranks(kept.worn()) ? absorbed : kept;
  }

  private Persons persons() {
    return new Persons(wardrobe.handle());
  }
}
