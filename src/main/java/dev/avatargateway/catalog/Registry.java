package dev.avatargateway.catalog;

import dev.avatargateway.core.Change;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Person;
import dev.avatargateway.core.PersonKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Adds, shows and forgets whole persons. */
record Registry(Handle handle) {

  PersonKey add(String name, List<Identity> identities) {
    UUID person = UUID.randomUUID();
    Persons persons = new Persons(handle);
    persons.insert(person, name);
    for (Identity identity : identities) {
      if (persons.identity(identity.owner()).isPresent()) {
        throw new PeopleException(identity.owner() + " belongs to somebody already");
      }
      persons.insertIdentity(identity, person);
    }
    return new PersonKey(person);
  }

  Optional<Person> show(PersonKey key) {
    return new Persons(handle).rootOf(key.value()).map(this::person);
  }

  Optional<Person> show(Owner owner) {
    return new Persons(handle).identity(owner).map(IdentityRow::person).map(this::person);
  }

  Person person(UUID root) {
    Persons persons = new Persons(handle);
    return new Person(
        new PersonKey(root),
        persons.name(root),
        persons.identities(root),
        new Portraits(handle).of(root));
  }

  /** The person a key stands for, who may have been joined to another one. */
  UUID root(PersonKey key) {
    return new Persons(handle)
        .rootOf(key.value())
        .orElseThrow(() -> new PeopleException("there is no person " + key));
  }

  List<Change> history(UUID root) {
    Pictures pictures = new Pictures(handle);
    return new Changes(handle)
        .history(root).stream()
            .map(
                change ->
                    new Change(
                        change.changedAt(),
                        change.worn().setAt(),
                        pictures.look(change.worn().kind(), change.worn().picture()),
                        change.worn().origin()))
            .toList();
  }

  void forget(UUID person, Wardrobe wardrobe) {
    PersonRow locked = new Persons(handle).lockRoot(person);
    UUID root = locked.id();
    wardrobe
        .errands()
        .forgotten(root, wardrobe.after(locked.changedAt()), new Persons(handle).identities(root));
    Changes changes = new Changes(handle);
    List<Long> pictures = changes.pictures(root);
    new LinkRows(handle).deleteAll(root);
    new SharedSpans(handle).deleteAll(root);
    changes.deleteAll(root);
    new Pictures(handle).deleteUnused(pictures);
    new Persons(handle).delete(root);
  }
}
