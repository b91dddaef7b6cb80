package dev.avatargateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Health;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Milestone;
import dev.avatargateway.core.Namesakes;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Sitter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalog as the first version of this program left it: with large pages and fewer tables. */
class EarlierFileTest {

  private static final int PEOPLE = 600;
  private static final long SET_AT = 1_600_000_000_000L;

  @TempDir Path folder;

  private final ManualClock clock = new ManualClock();

  @BeforeEach
  void write() throws Exception {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:async:"
            + folder.resolve("catalog")
            + ";WRITE_DELAY=2147483647;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000"
            + ";TRACE_LEVEL_FILE=0");
    source.setUser("sa");
    source.setPassword("");
    try (Handle handle = Jdbi.open(source)) {
      Flyway.configure().dataSource(source).locations(Schema.LOCATION).target("1").load().migrate();
      handle.useTransaction(EarlierFileTest::fill);
      handle.execute("checkpoint sync");
    }
  }

  /** Two people report each address, one in each product. */
  private static void fill(Handle handle) {
    Pictures pictures = new Pictures(handle);
    PreparedBatch people =
        handle.prepareBatch(
            "insert into person (id, name, root, changed_at, worn) values (?, ?, ?, ?, ?)");
    PreparedBatch identities =
        handle.prepareBatch(
            """
            insert into identity (space, external_id, person, born, username, email)
            values (?, ?, ?, ?, ?, ?)
            """);
    PreparedBatch changes =
        handle.prepareBatch(
            """
            insert into change (person, timeline, maker, changed_at, set_at, look, picture,
              origin_space, origin_id, door, caller_space, caller_id, withdrawn)
            values (?, ?, ?, ?, ?, 'PICTURE', ?, ?, ?, 'import', ?, ?, false)
            """);
    for (int i = 0; i < 2 * PEOPLE; i++) {
      UUID id = UUID.randomUUID();
      Owner owner = owner(i);
      String space = owner.space().name();
      String name = owner.externalId();
      people.add(id, name, id, SET_AT + i, i + 1L);
      identities.add(space, name, id, id, name, i % 2 == 0 ? " " + mail(i) : mail(i - 1));
      changes.add(
          id, id, id, SET_AT + i, SET_AT, pictures.insert(look(i)), space, name, space, name);
    }
    people.execute();
    identities.execute();
    changes.execute();
  }

  private static String mail(int i) {
    return (i % 4 == 0 ? "USER" : "user") + i + "@example.org";
  }

  private static Owner owner(int i) {
    String id = "user" + i;
    return i % 2 == 0 ? Samples.cloudreve(id) : Samples.mattermost(id);
  }

  private static Look look(int i) {
    return Samples.wearing("picture " + i);
  }

  private JdbiCatalog open() {
    return JdbiCatalog.open(folder, 5, clock);
  }

  private static List<Owner> owners() {
    return IntStream.range(0, 2 * PEOPLE).mapToObj(EarlierFileTest::owner).toList();
  }

  @Test
  void peopleKeepTheirPictures() {
    for (int opened = 0; opened < 2; opened++) {
      try (JdbiCatalog catalog = open()) {
        for (int i = 0; i < 2 * PEOPLE; i++) {
          Sitter sitter = catalog.find(owner(i)).orElseThrow();
          assertThat(sitter.identity().username()).isEqualTo(owner(i).externalId());
          assertThat(sitter.portrait()).isEqualTo(new Portrait(look(i), SET_AT + i, SET_AT));
        }
        assertThat(catalog.bulk().count(Samples.CLOUDREVE)).isEqualTo(PEOPLE);
        assertThat(catalog.check()).isEqualTo(Health.OK);
      }
    }
  }

  @Test
  void addressesThatWereThereAreCompared() {
    try (JdbiCatalog catalog = open()) {
      List<Namesakes> same =
          catalog.bulk().namesakes(Set.of(Samples.CLOUDREVE, Samples.MATTERMOST), "", 256);

      assertThat(same).hasSize(256);
      assertThat(same.getFirst().email()).isEqualTo("user0@example.org");
      assertThat(same.getFirst().sitters())
          .extracting(sitter -> sitter.identity().owner())
          .containsExactlyInAnyOrder(owner(0), owner(1));
    }
  }

  @Test
  void batchesAreTakenInAndKept() {
    List<Owner> owners = owners();
    List<List<Owner>> batches =
        IntStream.range(0, owners.size() / 200)
            .mapToObj(n -> owners.subList(200 * n, 200 * n + 200))
            .toList();
    clock.set(SET_AT + 1_000_000);
    try (JdbiCatalog catalog = open()) {
      for (List<Owner> batch : batches) {
        assertThat(
                catalog
                    .bulk()
                    .commit(
                        batch.stream().map(EarlierFileTest::arrival).toList(),
                        Samples.originOf(batch.getFirst()),
                        new Milestone("j", batch.getLast().externalId(), "")))
            .containsOnly(true);
      }
    }

    try (JdbiCatalog catalog = open()) {
      Bulk bulk = catalog.bulk();
      assertThat(bulk.milestone("j").orElseThrow().position())
          .isEqualTo(owners.getLast().externalId());
      for (List<Owner> batch : batches) {
        assertThat(bulk.find(batch))
            .extracting(sitter -> sitter.orElseThrow().portrait().look())
            .containsExactlyElementsOf(
                batch.stream().map(o -> Samples.wearing(o.externalId())).toList());
      }
    }
  }

  private static Arrival arrival(Owner owner) {
    int i = Integer.parseInt(owner.externalId().substring(4));
    return new Arrival(
        Identity.of(owner),
        Optional.of(Samples.wearing(owner.externalId())),
        SET_AT + 1_000_000,
        SET_AT + i);
  }
}
