package dev.avatargateway.catalog;

import dev.avatargateway.catalog.ChangeRow.Worn;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Sitter;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes of what one person shows. */
record Dressing(Wardrobe wardrobe) {

  static final String OPERATOR = "operator";

  Sitter assign(Identity identity, Look look, Origin origin, long setAt) {
    Sat sat = seat(identity);
    @Nullable Long picture = new Pictures(wardrobe.handle()).insert(look);
    Worn worn = new Worn(LookKind.of(look), picture, setAt, origin);
    long version = wardrobe.choose(sat.root(), worn);
    return new Sitter(
        new PersonKey(sat.root().id()), sat.identity(), new Portrait(look, version, setAt));
  }

  void rename(Identity identity) {
    Persons persons = persons();
    Optional<IdentityRow> seen = persons.identity(identity.owner());
    if (seen.isEmpty()) {
      return;
    }
    Persons.Locked locked = persons.lockRootOf(seen.get());
    Identity before = locked.identity().identity();
    Identity after = described(before, identity);
    if (after.equals(before)) {
      return;
    }
    persons.describe(after);
    PersonRow root = locked.root();
    if (!sameUsername(before, after) && !showsPicture(root)) {
      wardrobe.touch(root);
    }
  }

  void restore(UUID root, long changedAt) {
    PersonRow locked = persons().lockRoot(root);
    Worn worn =
        new Changes(wardrobe.handle())
            .at(root, changedAt)
            .orElseThrow(
                () -> new PeopleException("version " + changedAt + " is not in the history"))
            .worn();
    var identity = worn.origin().identity();
    Origin origin = new Origin(identity, OPERATOR, identity);
    long now = wardrobe.clock().millis();
    wardrobe.choose(locked, new Worn(worn.kind(), worn.picture(), now, origin));
  }

  /** The identity with the name and address that the other one has, where it has them. */
  static Identity described(Identity known, Identity told) {
    return new Identity(
        known.owner(),
        told.username() == null ? known.username() : told.username(),
        told.email() == null ? known.email() : told.email());
  }

  private Sat seat(Identity identity) {
    Persons persons = persons();
    Optional<IdentityRow> seen = persons.identity(identity.owner());
    if (seen.isEmpty()) {
      PersonRow person = persons.insert(UUID.randomUUID(), "");
      persons.insertIdentity(identity, person.id());
      return new Sat(person, identity);
    }
    Persons.Locked locked = persons.lockRootOf(seen.get());
    Identity before = locked.identity().identity();
    Identity after = described(before, identity);
    if (!after.equals(before)) {
      persons.describe(after);
    }
    return new Sat(locked.root(), after);
  }

  private boolean showsPicture(PersonRow root) {
    ChangeRow worn = new Changes(wardrobe.handle()).byId(root.worn());
    return worn != null && worn.worn().kind() == LookKind.PICTURE;
  }

  private static boolean sameUsername(Identity one, Identity other) {
    return Objects.equals(one.username(), other.username());
  }

  private Persons persons() {
    return new Persons(wardrobe.handle());
  }

  /** A locked root and the identity by which it is dressed. */
  private record Sat(PersonRow root, Identity identity) {}
}
