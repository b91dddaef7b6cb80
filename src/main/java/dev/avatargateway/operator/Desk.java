package dev.avatargateway.operator;

import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Outbox;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.People;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Person;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out the operator's commands and words what came of them. */
public final class Desk {

  private static final List<String> PRODUCTS = List.of("cloudreve", "mattermost", "creatorshub");

  /** The spaces of a new person's identities, each behind the argument that gives the id. */
  private static final List<Map.Entry<String, String>> IDENTITIES =
      List.of(
          Map.entry("cloudreve", "cloudreve"),
          Map.entry("mattermost", "mattermost"),
          Map.entry("creatorshub", "creatorshub"),
          Map.entry("email-identity", "email"),
          Map.entry("openid-identity", "openid"));

  private final People people;
  private final OwnerReader owners;
  private final OutboxDesk outbox;

  public Desk(People people, Outbox outbox, OwnerReader owners) {
    this.people = people;
    this.owners = owners;
    this.outbox = new OutboxDesk(outbox, PRODUCTS.stream().map(Space::new).toList());
  }

  /**
   * @return lines for the operator, without the last line's end
   * @throws PeopleException with one sentence when it cannot be done
   */
  public String carryOut(Wish wish) {
    return switch (wish.verb()) {
      case "add" -> add(wish);
      case "link" ->
          Report.of(
              people.link(owners.read(wish.argument("one")), owners.read(wish.argument("other"))));
      case "unlink" -> Report.of(people.unlink(owners.read(wish.argument("who"))));
      case "show" -> Report.of(person(wish));
      case "history" -> Report.of(people.history(person(wish).key()));
      case "restore" -> Report.of(people.restore(person(wish).key(), version(wish)));
      case "forget" -> forget(wish);
      case "outbox-list" -> outbox.list(wish);
      case "outbox-retry" -> outbox.retry(wish);
      default -> throw new PeopleException("no such command: " + wish.verb());
    };
  }

  private String add(Wish wish) {
    Map<String, String> given = wish.arguments();
    List<Identity> identities = new ArrayList<>();
    for (Map.Entry<String, String> one : IDENTITIES) {
      String id = given.get(one.getKey());
      if (id != null) {
        identities.add(
            new Identity(
                owners.read(one.getValue(), id), given.get("username"), given.get("email")));
      }
    }
    if (identities.isEmpty()) {
      throw new PeopleException(
          "a person needs at least one identity: --cloudreve, --mattermost, --creatorshub,"
              + " --email-identity or --openid-identity");
    }
    return people.add(wish.argument("name"), identities).toString();
  }

  private String forget(Wish wish) {
    Person person = person(wish);
    people.forget(person.key());
    return "forgotten " + person.key();
  }

  private Person person(Wish wish) {
    String who = wish.argument("who");
    Optional<Person> person =
        who.contains(":") ? people.show(owners.read(who)) : people.show(key(who));
    return person.orElseThrow(() -> new PeopleException("nobody is known as " + who));
  }

  private static PersonKey key(String who) {
    try {
      return PersonKey.parse(who);
    } catch (IllegalArgumentException e) {
      throw new PeopleException(who + " is neither a person's key nor an identity (space:id)");
    }
  }

  private static long version(Wish wish) {
    String version = wish.argument("version");
    try {
      return Math.absExact(Long.parseLong(version));
    } catch (NumberFormatException | ArithmeticException e) {
      throw new PeopleException("no version is called " + version);
    }
  }

  /** Reads identities as operators write them. */
  @FunctionalInterface
  public interface OwnerReader {

    /**
     * @param id the id that clients see
     * @throws PeopleException when it cannot be an id there
     */
    Owner read(String space, String id);

    /** Reads {@code space:id}. */
    default Owner read(String identity) {
      int colon = identity.indexOf(':');
      if (colon < 0) {
        throw new PeopleException(identity + " is no identity: write space:id");
      }
      return read(identity.substring(0, colon), identity.substring(colon + 1));
    }
  }
}
