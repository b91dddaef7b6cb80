package dev.avatargateway.contract;

import static dev.avatargateway.contract.Samples.originOf;
import static dev.avatargateway.contract.Samples.wearing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Catalog;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Outbox;
import dev.avatargateway.core.Outbox.Errand;
import dev.avatargateway.core.Outbox.Target;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.People;
import dev.avatargateway.core.Sitter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An outbox, what belongs to it, and short ways to use them; for its contracts. */
interface OutboxCase {

  Target HOOK = new Target("hook", Optional.empty());
  Target CHAT = new Target("mattermost", Optional.of(Samples.MATTERMOST));
  Target FILES = new Target("cloudreve", Optional.of(Samples.CLOUDREVE));
  Duration LEASE = Duration.ofMinutes(1);

  Outbox outbox();

  Catalog catalog();

  People people();

  /** The catalog for long work. */
  Bulk bulk();

  ManualClock clock();

  default Sitter wears(Owner owner, Look look) {
    return catalog().assign(Identity.of(owner), look, originOf(owner), clock().tick());
  }

  default Sitter brought(Owner owner, String door) {
    return catalog()
        .assign(
            Identity.of(owner), wearing("brought"), new Origin(owner, door, owner), clock().tick());
  }

  default List<Errand> due(Target target) {
    return outbox().claim(target, 100, LEASE);
  }

  default Errand only(Target target) {
    List<Errand> due = due(target);
    assertThat(due).hasSize(1);
    return due.getFirst();
  }

  default void leasesEnd() {
    clock().set(clock().millis() + LEASE.toMillis());
  }
}
