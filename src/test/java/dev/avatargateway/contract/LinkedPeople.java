package dev.avatargateway.contract;

import static dev.avatargateway.contract.Samples.cloudreve;
import static dev.avatargateway.contract.Samples.creatorshub;
import static dev.avatargateway.contract.Samples.mattermost;
import static dev.avatargateway.contract.Samples.originOf;

import dev.avatargateway.core.Catalog;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.People;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Sitter;

/** Four identities, and what they wear. */
public interface LinkedPeople {

  Owner A = cloudreve("a");
  Owner B = mattermost("b");
  Owner C = creatorshub("c");
  Owner D = mattermost("d");

  People people();

  Catalog catalog();

  ManualClock clock();

  /** Puts a look on that was chosen at this moment. */
  default Sitter wears(Owner owner, Look look, long setAt) {
    clock().tick();
    return catalog().assign(Identity.of(owner), look, originOf(owner), setAt);
  }

  default Look look(Owner owner) {
    return catalog().find(owner).orElseThrow().portrait().look();
  }

  default long changedAt(Owner owner) {
    return catalog().find(owner).orElseThrow().portrait().changedAt();
  }

  default PersonKey person(Owner owner) {
    return catalog().find(owner).orElseThrow().person();
  }
}
