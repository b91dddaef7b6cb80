package dev.avatargateway.dialect.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;

/** Ids of any make: each that is understood has one spelling, which leads back to the same user. */
final class CloudreveIdsFuzz {

  private static final CloudreveIds SALTED = new CloudreveIds(Optional.of("a salt"));
  private static final CloudreveIds OPAQUE = new CloudreveIds(Optional.empty());

  @DictionaryEntries({"2rhP", "#7", "..", "%2e%2e", "%00"})
  @FuzzTest(maxDuration = "20s")
  void oneSpellingLeadsBack(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    for (CloudreveIds ids : new CloudreveIds[] {SALTED, OPAQUE}) {
      ids.owner(text).ifPresent(owner -> assertThat(ids.wire(owner)).isEqualTo(text));
      ids.ofOperator(text)
          .ifPresent(
              owner -> assertThat(ids.ofOperator(ids.wire(owner))).isEqualTo(Optional.of(owner)));
    }
  }
}
