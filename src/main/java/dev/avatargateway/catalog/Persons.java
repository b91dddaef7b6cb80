package dev.avatargateway.catalog;

import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The rows of persons and identities within one transaction. */
record Persons(Handle handle) {

  static final String INSERT =
      "insert into person (id, name, root, changed_at) values (:id, :name, :id, 0)";

  static final String INSERT_IDENTITY =
      """
      insert into identity (space, external_id, person, born, username, email)
      values (:space, :externalId, :person, :person, :username, :email)
      """;

  static final String WEAR =
      "update person set changed_at = :version, worn = :worn where id = :person";

  private static final String ROOTS =
      """
      select distinct i.person
      from %s join identity i on i.space = w.space and i.external_id = w.id
      """
          .formatted(OwnerArrays.TABLE);

  private static final String LOCK_ALL =
      "select id from person where id = any(cast(:ids as uuid array)) order by id for update";

  private static final String KNOWN =
      """
      select i.space, i.external_id, i.username, i.email
      from %s join identity i on i.space = w.space and i.external_id = w.id
      """
          .formatted(OwnerArrays.TABLE);

  PersonRow insert(UUID id, String name) {
    handle.createUpdate(INSERT).bind("id", id).bind("name", name).execute();
    return new PersonRow(id, id, 0, null);
  }

  void insertIdentity(Identity identity, UUID person) {
    Touched.by(handle).identity(identity.owner());
    bind(handle.createUpdate(INSERT_IDENTITY), identity, person).execute();
    new Pseudonyms(handle).insert(List.of(identity.owner()));
  }

  /** Binds what {@link #INSERT_IDENTITY} needs. */
  static <T extends SqlStatement<T>> T bind(T statement, Identity identity, UUID person) {
    return statement
        .bind("space", identity.owner().space().name())
        .bind("externalId", identity.owner().externalId())
        .bind("person", person)
        .bind("username", identity.username())
        .bind("email", identity.email());
  }

  /** Those of the identities that are known. */
  Map<Owner, Identity> known(Collection<Owner> owners) {
    return OwnerArrays.bind(handle.createQuery(KNOWN), new HashSet<>(owners))
        .map((row, _) -> identity(row))
        .collectToMap(Identity::owner, Function.identity());
  }

  private Optional<PersonRow> lock(UUID id) {
    Touched.by(handle).person(id);
    return handle
        .createQuery("select id, root, changed_at, worn from person where id = :id for update")
        .bind("id", id)
        .map((row, _) -> person(row))
        .findOne();
  }

  Optional<UUID> rootOf(UUID id) {
    return handle
        .createQuery("select root from person where id = :id")
        .bind("id", id)
        .mapTo(UUID.class)
        .findOne();
  }

  /** Locks a person who was seen to be a root, and still is one. */
  PersonRow lockRoot(UUID id) {
    return lock(id).filter(PersonRow::isRoot).orElseThrow(OvertakenException::new);
  }

  /** Locks the root of an identity that was seen; what is returned is as of the lock. */
  Locked lockRootOf(IdentityRow seen) {
    PersonRow root = lockRoot(seen.person());
    IdentityRow identity =
        identity(seen.identity().owner())
            .filter(now -> now.person().equals(root.id()))
            .orElseThrow(OvertakenException::new);
    return new Locked(root, identity);
  }

  /** Locks the roots of all who are known, in one order for all who do so. */
  void lockRootsOf(Collection<Owner> owners) {
    List<UUID> roots = OwnerArrays.bind(handle.createQuery(ROOTS), owners).mapTo(UUID.class).list();
    handle
        .createQuery(LOCK_ALL)
        .registerArrayType(UUID.class, "uuid")
        .bindArray("ids", UUID.class, roots.toArray())
        .mapTo(UUID.class)
        .list();
  }

  Optional<IdentityRow> identity(Owner owner) {
    return handle
        .createQuery(
            """
            select space, external_id, username, email, person, born from identity
            where space = :space and external_id = :externalId
            """)
        .bind("space", owner.space().name())
        .bind("externalId", owner.externalId())
        .map((row, _) -> identityRow(row))
        .findOne();
  }

  /** In the order in which they became known. */
  List<Identity> identities(UUID person) {
    return handle
        .createQuery(
            """
            select space, external_id, username, email from identity
            where person = :person order by seq
            """)
        .bind("person", person)
        .map((row, _) -> identity(row))
        .list();
  }

  Optional<Identity> sibling(Owner owner, Space space) {
    return handle
        .createQuery(
            """
            select s.space, s.external_id, s.username, s.email
            from identity i join identity s on s.person = i.person
            where i.space = :space and i.external_id = :externalId and s.space = :wanted
            order by s.seq fetch first row only
            """)
        .bind("space", owner.space().name())
        .bind("externalId", owner.externalId())
        .bind("wanted", space.name())
        .map((row, _) -> identity(row))
        .findOne();
  }

  /** The person's own name or, where it is empty, that of the first one joined who has a name. */
  String name(UUID root) {
    return handle
        .createQuery(
            """
            select p.name from person p left join link l on l.absorbed = p.id
            where p.root = :root and p.name <> ''
            order by case when p.id = :root then 0 else 1 end, l.seq
            fetch first row only
            """)
        .bind("root", root)
        .mapTo(String.class)
        .findOne()
        .orElse("");
  }

  void describe(Identity identity) {
    handle
        .createUpdate(
            """
            update identity set username = :username, email = :email
            where space = :space and external_id = :externalId
            """)
        .bind("username", identity.username())
        .bind("email", identity.email())
        .bind("space", identity.owner().space().name())
        .bind("externalId", identity.owner().externalId())
        .execute();
  }

  void wear(UUID person, long version, @Nullable Long worn) {
    handle
        .createUpdate(WEAR)
        .bind("version", version)
        .bind("worn", worn)
        .bind("person", person)
        .execute();
  }

  /** Joins a root, and all who are joined to it, to another one. */
  void moveAll(UUID from, UUID to) {
    handle
        .createUpdate("update identity set person = :to where person = :from")
        .bind("from", from)
        .bind("to", to)
        .execute();
    handle
        .createUpdate("update person set root = :to where root = :from")
        .bind("from", from)
        .bind("to", to)
        .execute();
  }

  /** Makes some of the persons who are joined to a root a group with a root of its own. */
  void moveSome(Collection<UUID> members, UUID to) {
    handle
        .createUpdate("update identity set person = :to where born in (<members>)")
        .bindList("members", List.copyOf(members))
        .bind("to", to)
        .execute();
    handle
        .createUpdate("update person set root = :to where id in (<members>)")
        .bindList("members", List.copyOf(members))
        .bind("to", to)
        .execute();
  }

  /** Everything else about them must be gone. */
  void delete(UUID root) {
    handle.createUpdate("delete from identity where person = :root").bind("root", root).execute();
    handle.createUpdate("delete from person where root = :root").bind("root", root).execute();
  }

  private static PersonRow person(ResultSet row) throws SQLException {
    return new PersonRow(
        row.getObject("id", UUID.class),
        row.getObject("root", UUID.class),
        row.getLong("changed_at"),
        row.getObject("worn", Long.class));
  }

  private static IdentityRow identityRow(ResultSet row) throws SQLException {
    return new IdentityRow(
        row.getObject("person", UUID.class), row.getObject("born", UUID.class), identity(row));
  }

  private static Identity identity(ResultSet row) throws SQLException {
    return new Identity(
        new Owner(new Space(row.getString("space")), row.getString("external_id")),
        row.getString("username"),
        row.getString("email"));
  }

  /**
   * An identity whose root is locked.
   *
   * @param root the root's row
   * @param identity the identity's row
   */
  record Locked(PersonRow root, IdentityRow identity) {}
}
