package dev.avatargateway.catalog;

import static dev.avatargateway.contract.Samples.cloudreve;
import static dev.avatargateway.contract.Samples.creatorshub;
import static dev.avatargateway.contract.Samples.mattermost;
import static dev.avatargateway.contract.Samples.originOf;
import static dev.avatargateway.contract.Samples.wearing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Change;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Milestone;
import dev.avatargateway.core.Outbox.Errand;
import dev.avatargateway.core.Outbox.Target;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Sitter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes over one PostgreSQL, the clock of one behind that of the other. */
class SharedCatalogTest {

  private static final int THREADS = 6;
  private static final PostgresCase POSTGRES = new PostgresCase();
  private static final List<JdbiCatalog> NODES = new ArrayList<>();

  @BeforeAll
  static void open() {
    InstantSource system = InstantSource.system();
    for (long behind : List.of(0L, 700L)) {
      InstantSource clock = () -> system.instant().minusMillis(behind);
      NODES.add(JdbiCatalog.postgres(POSTGRES.address(), 1000, clock));
    }
  }

  @AfterAll
  static void close() {
    NODES.forEach(JdbiCatalog::close);
  }

  private static JdbiCatalog node(int i) {
    return NODES.get(i % NODES.size());
  }

  /** Does the same in every thread, each on the next node. */
  private static <T> List<T> together(int threads, Work<T> work) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<T>> calls =
          IntStream.range(0, threads)
              .<Callable<T>>mapToObj(i -> () -> work.run(node(i), i))
              .toList();
      List<T> results = new ArrayList<>();
      for (Future<T> call : pool.invokeAll(calls)) {
        results.add(call.get());
      }
      return results;
    }
  }

  private interface Work<T> {
    T run(JdbiCatalog catalog, int thread);
  }

  private static Sitter wears(JdbiCatalog catalog, Owner owner, Look look) {
    return catalog.assign(Identity.of(owner), look, originOf(owner), 1);
  }

  @Test
  void noChangeIsLostAndVersionsRise() throws Exception {
    Owner one = mattermost("hammered");
    Owner other = cloudreve("hammered");
    PersonKey person = node(0).add("", List.of(Identity.of(one), Identity.of(other)));

    List<List<Long>> versions =
        together(
            THREADS,
            (catalog, thread) -> {
              List<Long> mine = new ArrayList<>();
              for (int i = 0; i < 40; i++) {
                Look look = i % 3 == 0 ? Look.GRAVATAR : wearing(thread + " " + i);
                mine.add(wears(catalog, i % 2 == 0 ? one : other, look).portrait().changedAt());
              }
              return mine;
            });

    assertThat(versions).allSatisfy(mine -> assertThat(mine).isSorted().doesNotHaveDuplicates());
    Set<Long> all = new TreeSet<>(versions.stream().flatMap(List::stream).toList());
    assertThat(all).hasSize(THREADS * 40);
    assertThat(node(1).history(person))
        .extracting(Change::changedAt)
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(node(1).find(one).orElseThrow().portrait().changedAt())
        .isEqualTo(Collections.max(all));
  }

  @Test
  void strangersBecomeKnownOnce() throws Exception {
    for (int round = 0; round < 15; round++) {
      Owner stranger = mattermost("stranger" + round);
      Owner linked = cloudreve("stranger" + round);
      List<PersonKey> persons =
          together(
              THREADS,
              (catalog, thread) ->
                  thread < 4
                      ? wears(catalog, stranger, wearing("x" + thread)).person()
                      : wears(catalog, linked, wearing("y" + thread)).person());

      assertThat(new HashSet<>(persons)).hasSize(2);
      assertThat(node(0).history(node(0).find(stranger).orElseThrow().person())).hasSize(4);
      assertThat(node(1).history(node(1).find(linked).orElseThrow().person())).hasSize(2);
    }
  }

  @Test
  void everythingAtOnceOnTheSamePeopleHarmsNobody() throws Exception {
    Map<PersonKey, Set<Long>> seen = new HashMap<>();
    List<String> doubled = Collections.synchronizedList(new ArrayList<>());
    List<List<Sitter>> done =
        together(
            THREADS,
            (catalog, thread) -> {
              Random random = new Random(thread);
              List<Sitter> mine = new ArrayList<>();
              for (int i = 0; i < 60; i++) {
                try {
                  act(catalog, random).ifPresent(mine::add);
                } catch (PeopleException | RefusedException e) {
                  // What cannot be done is said, and nothing else is thrown.
                }
              }
              return mine;
            });

    for (Sitter sitter : done.stream().flatMap(List::stream).toList()) {
      Set<Long> versions = seen.computeIfAbsent(sitter.person(), _ -> new HashSet<>());
      if (!versions.add(sitter.portrait().changedAt())) {
        doubled.add(sitter.toString());
      }
    }
    assertThat(doubled).isEmpty();
    assertThat(seen).isNotEmpty();
    for (int i = 0; i < 4; i++) {
      for (Owner owner : List.of(mattermost("m" + i), cloudreve("m" + i), creatorshub("m" + i))) {
        Optional<Sitter> sitter = node(0).find(owner);
        assertThat(node(1).find(owner)).isEqualTo(sitter);
        sitter.ifPresent(
            one ->
                assertThat(node(0).show(owner).orElseThrow().portrait()).isEqualTo(one.portrait()));
      }
    }
  }

  private static Optional<Sitter> act(JdbiCatalog catalog, Random random) {
    Owner one = anybody(random);
    Owner other = anybody(random);
    switch (random.nextInt(8)) {
      case 0 -> catalog.link(one, other);
      case 1 -> catalog.unlink(one);
      case 2 -> catalog.rename(Samples.named(one, "n" + random.nextInt(3)));
      case 3 -> {
        Arrival arrival =
            new Arrival(Identity.of(one), Optional.of(wearing("a" + random.nextInt(3))), 1, 0);
        Arrival known = new Arrival(Samples.named(other, "b"), Optional.empty(), 1, 0);
        catalog.bulk().commit(List.of(arrival, known), originOf(one), Milestone.end("j"));
      }
      case 4 -> catalog.show(one).ifPresent(person -> catalog.forget(person.key()));
      default -> {
        Look look = random.nextInt(4) == 0 ? Look.NONE : wearing("p" + random.nextInt(5));
        return Optional.of(wears(catalog, one, look));
      }
    }
    return Optional.empty();
  }

  private static Owner anybody(Random random) {
    String id = "m" + random.nextInt(4);
    return switch (random.nextInt(3)) {
      case 0 -> mattermost(id);
      case 1 -> cloudreve(id);
      default -> creatorshub(id);
    };
  }

  @Test
  void eachErrandGoesToOneNode() throws Exception {
    Target hook = new Target("hook", Optional.empty());
    node(0).outbox().subscribe(Set.of(hook));
    node(1).outbox().subscribe(Set.of(hook));
    for (int i = 0; i < 60; i++) {
      wears(node(i), mattermost("told" + i), Look.GRAVATAR);
    }

    List<List<PersonKey>> taken =
        together(
            4,
            (catalog, _) -> {
              List<PersonKey> mine = new ArrayList<>();
              List<Errand> batch;
              do {
                batch = catalog.outbox().claim(hook, 5, Duration.ofMinutes(10));
                batch.forEach(errand -> mine.add(errand.person()));
              } while (!batch.isEmpty());
              return mine;
            });

    assertThat(taken.stream().flatMap(List::stream).toList())
        .hasSizeGreaterThanOrEqualTo(60)
        .doesNotHaveDuplicates();
    node(0).outbox().subscribe(Set.of());
  }

  @Test
  void allNodesShareTheSecretThatOneMade() throws Exception {
    List<String> words =
        together(THREADS, (catalog, thread) -> catalog.sharedSecret(() -> "of " + thread));

    assertThat(new HashSet<>(words)).hasSize(1);
    assertThat(words.getFirst()).startsWith("of ");
  }

  @Test
  void aLinkIsSpentOnceAmongAllNodesAndForgottenWhenItIsOver() throws Exception {
    Instant now = Instant.ofEpochSecond(1_800_000_000);
    Instant until = now.plusSeconds(60);

    List<Boolean> spent =
        together(THREADS, (catalog, _) -> catalog.spentLinks().spend("one", until, now));

    assertThat(spent).containsOnlyOnce(true);
    assertThat(node(1).spentLinks().spend("one", until, until)).isFalse();
    assertThat(node(1).spentLinks().spend("two", until, until.plusSeconds(1))).isTrue();
    assertThat(node(0).agreed().find("link one")).isEmpty();
    assertThat(node(0).agreed().find("link two")).isPresent();
  }
}
