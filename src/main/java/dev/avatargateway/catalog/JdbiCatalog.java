package dev.avatargateway.catalog;

import com.zaxxer.hikari.HikariDataSource;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Catalog;
import dev.avatargateway.core.Change;
import dev.avatargateway.core.Condemning;
import dev.avatargateway.core.Health;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Outbox;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Packs;
import dev.avatargateway.core.People;
import dev.avatargateway.core.Person;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Portions;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Pseudonym;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The catalog in a relational database. */
public final class JdbiCatalog implements Catalog, People {

  private static final int LISTENER_SECONDS = 2;

  private final Connections connections;
  private final Optional<Snapshot> snapshot;
  private final Transactions transactions;
  private final PackGuard guard;
  private final Coherence coherence;
  private final int historyLength;
  private final InstantSource clock;
  private volatile Hearing hearing = Hearing.ALONE;
  private volatile @Nullable RecentSitters sitters;

  private JdbiCatalog(
      Connections connections,
      Optional<Snapshot> snapshot,
      Transactions transactions,
      PackGuard guard,
      Coherence coherence,
      int historyLength,
      InstantSource clock) {
    if (historyLength < 1) {
      connections.close();
      throw new IllegalArgumentException("a history keeps at least 1 picture");
    }
    this.connections = connections;
    this.snapshot = snapshot;
    this.transactions = transactions;
    this.guard = guard;
    this.coherence = coherence;
    this.historyLength = historyLength;
    this.clock = clock;
  }

  /**
   * How what is remembered keeps to what is stored.
   *
   * @param stamps of changes that this process made or heard of
   * @param ear begins to listen to the other processes
   * @param others whether there are any now
   */
  private record Coherence(Stamps stamps, Supplier<Hearing> ear, Others others) {}

  private static JdbiCatalog alone(
      HikariDataSource pool,
      Jdbi jdbi,
      Durability durability,
      Optional<Snapshot> snapshot,
      int historyLength,
      InstantSource clock) {
    Stamps stamps = new Stamps();
    Transactions transactions = new Transactions(jdbi, durability, stamps, Announcer.NOBODY_ELSE);
    PackGuard guard = new PackGuard(transactions, new StripedPackLocks(), clock);
    Coherence coherence = new Coherence(stamps, () -> Hearing.ALONE, _ -> false);
    return new JdbiCatalog(
        new Connections(pool), snapshot, transactions, guard, coherence, historyLength, clock);
  }

  /**
   * Opens the H2 database {@code catalog.mv.db} in a folder, which this process alone may use then.
   *
   * @param folder made when it is missing
   * @param historyLength how many pictures of a person are kept, with the one that is shown
   * @param clock gives the versions
   * @throws StoreLockedException when another process has it open
   * @throws StoreException when it cannot be opened for another reason
   */
  public static JdbiCatalog open(Path folder, int historyLength, InstantSource clock) {
    HikariDataSource pool = H2Database.open(folder);
    Jdbi jdbi = Jdbi.create(pool);
    GroupCommit durability =
        new GroupCommit(
            new Checkpoint(jdbi, pool.getHikariPoolMXBean()::softEvictConnections),
            H2Database.source(pool)::openings);
    Snapshot snapshot = new Snapshot(jdbi, durability);
    JdbiCatalog catalog =
        alone(pool, jdbi, durability, Optional.of(snapshot), historyLength, clock);
    // Nobody else has the database, so whoever ran these is gone.
    catalog.transactions.query(handle -> new ErrandRows(handle).takeBack(clock.millis()));
    return catalog;
  }

  /**
   * Opens a PostgreSQL database, which other processes may use at the same time.
   *
   * @param historyLength how many pictures of a person are kept, with the one that is shown
   * @param clock gives the versions
   * @throws StoreException when it cannot be reached or used
   */
  public static JdbiCatalog postgres(
      PostgresAddress address, int historyLength, InstantSource clock) {
    PostgresPool pool = PostgresDatabase.open(address);
    Stamps stamps = new Stamps();
    Transactions transactions =
        new Transactions(Jdbi.create(pool), Durability.BY_COMMIT, stamps, new PostgresAnnouncer());
    PackGuard guard = new PackGuard(transactions, new AdvisoryPackLocks(), clock);
    Coherence coherence =
        new Coherence(
            stamps,
            () -> PostgresHearing.start(address.source(LISTENER_SECONDS), pool, stamps),
            connection -> PostgresSessions.hasOthers(connection, address.session()));
    return new JdbiCatalog(
        pool.connections(), Optional.empty(), transactions, guard, coherence, historyLength, clock);
  }

  /** A catalog of its own that is gone when it is closed. */
  public static JdbiCatalog inMemory(int historyLength, InstantSource clock) {
    HikariDataSource pool = H2Database.inMemory();
    return alone(
        pool, Jdbi.create(pool), Durability.BY_COMMIT, Optional.empty(), historyLength, clock);
  }

  /** The same catalog, which also knows the store that its packs are in. */
  public JdbiCatalog over(BlobStore blobs) {
    return new JdbiCatalog(
        connections, snapshot, transactions, guard.over(blobs), coherence, historyLength, clock);
  }

  /** How its connections are used. */
  public Connections connections() {
    return connections;
  }

  /**
   * Begins to listen for changes of other processes, and to remember those who are looked at.
   *
   * @param people how many identities at most; 0: none, and nothing is listened for
   */
  public void remember(int people) {
    if (people == 0) {
      return;
    }
    Stamps stamps = coherence.stamps();
    hearing = coherence.ear().get();
    sitters = new RecentSitters(people, stamps, hearing, new Outage(System::nanoTime), this::find);
  }

  @Override
  public Optional<Sitter> find(Owner owner) {
    return transactions.query(handle -> new Portraits(handle).find(owner));
  }

  @Override
  public Optional<Sitter> recent(Owner owner) {
    RecentSitters remembered = sitters;
    return remembered == null ? find(owner) : remembered.find(owner);
  }

  @Override
  public Optional<Sitter> remembered(Owner owner) {
    RecentSitters remembered = sitters;
    return remembered == null ? Optional.empty() : remembered.recall(owner);
  }

  @Override
  public Optional<Identity> sibling(Owner owner, Space space) {
    return transactions.query(handle -> new Persons(handle).sibling(owner, space));
  }

  @Override
  public Optional<Owner> named(Pseudonym pseudonym) {
    return transactions.query(handle -> new Pseudonyms(handle).find(pseudonym));
  }

  @Override
  public Sitter assign(Identity identity, Look look, Origin origin, long setAt) {
    Portrait checked = new Portrait(look, 0, setAt);
    return guard.wearing(
        Look.pack(look).stream().toList(),
        handle -> dressing(handle).assign(identity, checked.look(), origin, checked.setAt()));
  }

  @Override
  public void keep(BlobKey pack) {
    guard.wearing(List.of(pack), _ -> true);
  }

  @Override
  public void rename(Identity identity) {
    Optional<Identity> known =
        transactions
            .query(handle -> new Persons(handle).identity(identity.owner()))
            .map(IdentityRow::identity);
    if (known.isPresent() && !Dressing.described(known.get(), identity).equals(known.get())) {
      transactions.write(
          handle -> {
            dressing(handle).rename(identity);
            return true;
          });
    }
  }

  @Override
  public Optional<Picture> version(Owner owner, long changedAt) {
    return transactions.query(handle -> new Versions(handle).find(owner, changedAt));
  }

  @Override
  public Health check() {
    try {
      return transactions.write(handle -> Probe.run(handle, clock.millis()));
    } catch (RefusedException e) {
      return Health.broken("the catalog's database cannot be read and written");
    }
  }

  @Override
  public PersonKey add(String name, List<Identity> identities) {
    return transactions.write(handle -> new Registry(handle).add(name, identities));
  }

  @Override
  public Optional<Person> show(PersonKey key) {
    return transactions.read(handle -> new Registry(handle).show(key));
  }

  @Override
  public Optional<Person> show(Owner owner) {
    return transactions.read(handle -> new Registry(handle).show(owner));
  }

  @Override
  public Person link(Owner one, Owner other) {
    return changed(handle -> new Linking(wardrobe(handle)).link(one, other));
  }

  @Override
  public Person unlink(Owner owner) {
    return changed(handle -> new Unlinking(wardrobe(handle)).unlink(owner));
  }

  @Override
  public List<Change> history(PersonKey key) {
    return transactions.read(
        handle -> {
          Registry registry = new Registry(handle);
          return registry.history(registry.root(key));
        });
  }

  @Override
  public Person restore(PersonKey key, long changedAt) {
    return changed(
        handle -> {
          UUID root = new Registry(handle).root(key);
          dressing(handle).restore(root, changedAt);
          return root;
        });
  }

  @Override
  public void forget(PersonKey key) {
    transactions.write(
        handle -> {
          Registry registry = new Registry(handle);
          registry.forget(registry.root(key), wardrobe(handle));
          return true;
        });
  }

  @Override
  public Relabelled renameIds(Space space, Function<String, Optional<String>> newId) {
    return transactions.longWrite(handle -> new Relabelling(handle).rename(space, newId));
  }

  /**
   * The word that all processes share that use this database; made by the one that first needs it.
   * Only for PostgreSQL: the others have no table for it, being of one process.
   *
   * @param fresh makes a word that nobody can guess
   */
  public String sharedSecret(Supplier<String> fresh) {
    return transactions.write(handle -> SharedSecret.of(handle, fresh));
  }

  /** Whether another gateway, or one of its commands, has the database open now. */
  public boolean isOpenElsewhere() {
    return transactions.query(
        handle -> {
          try {
            return coherence.others().are(handle.getConnection());
          } catch (SQLException e) {
            throw new ConnectionException(e);
          }
        });
  }

  /** What all who have it open must agree in. */
  public Agreed agreed() {
    return new Agreed(transactions);
  }

  /** The one-time links that were used. */
  public SpentLinks spentLinks() {
    return new SpentLinks(transactions);
  }

  /**
   * Writes all that was committed until now to a new file, which is an H2 database in itself; who
   * changes anything waits meanwhile.
   *
   * @throws IOException when it cannot be written; then there is no such file
   * @throws UnsupportedOperationException when this is no H2 database in a folder
   */
  public void backup(Path file) throws IOException {
    snapshot
        .orElseThrow(
            () -> new UnsupportedOperationException("only an H2 database in a folder is one file"))
        .write(file);
  }

  /** The errands that changes in this catalog make. */
  public Outbox outbox() {
    return new JdbiOutbox(transactions, clock);
  }

  /** The same catalog for long work. */
  public Bulk bulk() {
    return new JdbiBulk(transactions, guard, this, historyLength, clock);
  }

  /** What the catalog refers to in the store. */
  public Packs packs() {
    return new JdbiPacks(transactions, guard);
  }

  /** Deletes from the store that this catalog is {@link #over}. */
  public Condemning condemning() {
    return guard;
  }

  /** Work that processes share; only for PostgreSQL, which alone many have open. */
  public Portions portions() {
    return new JdbiPortions(transactions, guard, historyLength, clock);
  }

  @Override
  public void close() {
    hearing.close();
    connections.close();
  }

  /** Work that changes a person and names their root, who is shown as of the same transaction. */
  private Person changed(Function<Handle, UUID> work) {
    return transactions.write(handle -> new Registry(handle).person(work.apply(handle)));
  }

  private Dressing dressing(Handle handle) {
    return new Dressing(wardrobe(handle));
  }

  private Wardrobe wardrobe(Handle handle) {
    return new Wardrobe(handle, clock, historyLength);
  }
}
