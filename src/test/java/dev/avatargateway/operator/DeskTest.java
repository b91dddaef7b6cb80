package dev.avatargateway.operator;

import static dev.avatargateway.contract.Samples.cloudreve;
import static dev.avatargateway.contract.Samples.mattermost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Space;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskTest {

  private final ManualClock clock = new ManualClock();
  private final JdbiCatalog catalog = JdbiCatalog.inMemory(5, clock);
  private final Desk desk =
      new Desk(catalog, catalog.outbox(), (space, id) -> new Owner(new Space(space), id));

  @AfterEach
  void close() {
    catalog.close();
  }

  private String done(String verb, String... arguments) {
    return desk.carryOut(wish(verb, arguments));
  }

  private String refused(String verb, String... arguments) {
    return String.valueOf(
        catchThrowableOfType(PeopleException.class, () -> desk.carryOut(wish(verb, arguments)))
            .getMessage());
  }

  private static Wish wish(String verb, String... arguments) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      named.put(arguments[i], arguments[i + 1]);
    }
    return new Wish(verb, named);
  }

  private long wears(Owner owner, Look look) {
    clock.tick();
    return catalog
        .assign(Identity.of(owner), look, Samples.originOf(owner), clock.millis())
        .portrait()
        .changedAt();
  }

  @Test
  void whoIsAddedIsShownByKeyAndByEveryIdentity() {
    String key =
        done(
            "add",
            "name",
            "Ann",
            "username",
            "ann",
            "email",
            "a@x.org",
            "cloudreve",
            "a",
            "mattermost",
            "b");
    String expected =
        key + "  Ann\ncloudreve:a  ann  <a@x.org>\nmattermost:b  ann  <a@x.org>\nshows nothing";
    assertThat(done("show", "who", key)).isEqualTo(expected);
    assertThat(done("show", "who", "cloudreve:a")).isEqualTo(expected);
    assertThat(done("show", "who", "mattermost:b")).isEqualTo(expected);
  }

  @Test
  void whoCannotBeAddedIsToldWhy() {
    assertThat(refused("add", "name", "Ann")).contains("at least one identity");
    assertThat(refused("add", "cloudreve", "a")).isEqualTo("add needs name");
    done("add", "name", "Ann", "cloudreve", "a");
    assertThat(refused("add", "name", "Bob", "cloudreve", "a")).contains("cloudreve:a");
  }

  @Test
  void pictureAndVersionAreShown() {
    long version = wears(cloudreve("a"), Samples.wearing("x"));
    String pack = Samples.picture("x").pack().toString().substring(0, 12);
    assertThat(done("show", "who", "cloudreve:a"))
        .endsWith("\nshows picture " + pack + ", version " + version);
    wears(cloudreve("a"), Look.GRAVATAR);
    assertThat(done("show", "who", "cloudreve:a")).contains("\nshows the Gravatar, version ");
  }

  @Test
  void namesFromStrangersMoveNoCursor() {
    done("add", "name", "A\u001b[2J\nroot", "username", "b\u009b\r", "cloudreve", "a");
    assertThat(done("show", "who", "cloudreve:a").lines())
        .hasSize(3)
        .noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
  }

  @Test
  void linkedIdentitiesAreOnePersonUntilTheyAreUnlinked() {
    wears(cloudreve("a"), Samples.wearing("x"));
    wears(mattermost("b"), Look.NONE);
    String joined = done("link", "one", "cloudreve:a", "other", "mattermost:b");
    assertThat(joined).contains("cloudreve:a", "mattermost:b", "shows picture");
    assertThat(done("unlink", "who", "mattermost:b")).isNotEmpty();
    assertThat(done("show", "who", "cloudreve:a")).doesNotContain("mattermost:b");
    assertThat(refused("link", "one", "cloudreve:c", "other", "mattermost:d")).isNotBlank();
    assertThat(refused("unlink", "who", "mattermost:nobody")).isNotBlank();
  }

  @Test
  void historyIsPrintedAndGoneBackTo() {
    long first = wears(cloudreve("a"), Samples.wearing("x"));
    wears(cloudreve("a"), Samples.wearing("y"));
    assertThat(done("history", "who", "cloudreve:a").lines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith(first + "  ")
        .endsWith("  by cloudreve:a through cloudreve");
    done("restore", "who", "cloudreve:a", "version", Long.toString(first));
    assertThat(catalog.find(cloudreve("a")).orElseThrow().portrait().look())
        .isEqualTo(Samples.wearing("x"));
    assertThat(refused("restore", "who", "cloudreve:a", "version", "1")).isNotBlank();
    assertThat(refused("restore", "who", "cloudreve:a", "version", "last"))
        .isEqualTo("no version is called last");
    assertThat(refused("restore", "who", "cloudreve:a")).isEqualTo("restore needs version");
  }

  @Test
  void whoNeverSetAnythingHasAnEmptyHistory() {
    done("add", "name", "Ann", "cloudreve", "a");
    assertThat(done("history", "who", "cloudreve:a")).isEqualTo("nothing was ever set");
  }

  @Test
  void whoIsForgottenIsNotKnownAnyMore() {
    String key = done("add", "name", "Ann", "cloudreve", "a");
    assertThat(done("forget", "who", "cloudreve:a")).isEqualTo("forgotten " + key);
    assertThat(catalog.find(cloudreve("a"))).isEmpty();
    assertThat(refused("forget", "who", key)).isEqualTo("nobody is known as " + key);
  }

  @Test
  void whoIsNobodyIsNamed() {
    assertThat(refused("show", "who", "cloudreve:a")).isEqualTo("nobody is known as cloudreve:a");
    assertThat(refused("show", "who", "ann"))
        .isEqualTo("ann is neither a person's key nor an identity (space:id)");
    assertThat(refused("link", "one", "ann", "other", "cloudreve:a"))
        .isEqualTo("ann is no identity: write space:id");
    assertThat(refused("show")).isEqualTo("show needs who");
    assertThat(refused("dance")).isEqualTo("no such command: dance");
  }
}
