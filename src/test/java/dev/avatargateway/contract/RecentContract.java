package dev.avatargateway.contract;

import static dev.avatargateway.contract.Samples.mattermost;
import static dev.avatargateway.contract.Samples.wearing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Sitter;
import org.junit.jupiter.api.Test;

/** What those who only look are shown, in one process. */
public interface RecentContract extends LinkedPeople {

  @Test
  default void whatWasLookedAtShowsEveryChangeMadeHereAtOnce() {
    Owner owner = mattermost("looked-at");
    assertThat(catalog().recent(owner)).isEmpty();

    Sitter first = wears(owner, wearing("a"), 1);
    assertThat(catalog().recent(owner)).contains(first);
    assertThat(catalog().recent(owner)).contains(first);

    Sitter second = wears(owner, wearing("b"), 2);
    assertThat(catalog().recent(owner)).contains(second);

    catalog().rename(new Identity(owner, "named", null));
    assertThat(catalog().recent(owner).orElseThrow().identity().username()).isEqualTo("named");
    assertThat(catalog().recent(owner)).isEqualTo(catalog().find(owner));
  }

  @Test
  default void whatIsRememberedIsWhatALookShowsOrNothing() {
    Owner owner = mattermost("remembered");
    assertThat(catalog().remembered(owner)).isEmpty();

    Sitter first = wears(owner, wearing("a"), 1);
    assertThat(catalog().recent(owner)).contains(first);
    catalog().remembered(owner).ifPresent(known -> assertThat(known).isEqualTo(first));

    Sitter second = wears(owner, wearing("b"), 2);
    catalog().remembered(owner).ifPresent(known -> assertThat(known).isEqualTo(second));
    assertThat(catalog().recent(owner)).contains(second);
    catalog().remembered(owner).ifPresent(known -> assertThat(known).isEqualTo(second));
  }
}
