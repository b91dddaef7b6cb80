package dev.avatargateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Owner;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Tokens of any make: unsigned ones open nothing, signed ones only what their claims say. */
final class TokensFuzz {

  private static final String KEY = "a key of thirty-two bytes or more, at least";
  private static final InstantSource NOW =
      InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000L));
  private static final Owner USER = new Owner(CreatorsHubTokens.SPACE, "7");
  private static final CloudreveTokens CLOUDREVE =
      new CloudreveTokens(
          HmacSecret.of(KEY),
          hashid -> hashid.equals("2rhP") ? Optional.of(USER) : Optional.empty(),
          Optional.empty(),
          NOW);
  private static final CreatorsHubTokens CREATORSHUB =
      new CreatorsHubTokens(
          new CreatorsHubTokens.Settings(Optional.of(HmacSecret.of(KEY)), Optional.empty(), "sub"),
          NOW);

  @DictionaryEntries({
    "{\\\"token_type\\\":\\\"access\\\",\\\"sub\\\":\\\"2rhP\\\",\\\"exp\\\":4102444800,\\\"nbf\\\":0}",
    "\\\"scopes\\\":[\\\"UserInfo.Write\\\"]",
    "\\\"client_id\\\":\\\"x\\\"",
    "{\\\"sub\\\":\\\"7\\\",\\\"exp\\\":4102444800}",
    "{\\\"alg\\\":\\\"none\\\"}",
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.",
    "1e999999999",
    "\\\"crit\\\":[]"
  })
  @FuzzTest(maxDuration = "20s")
  void onlyWhatIsSignedOpens(FuzzedDataProvider data) {
    boolean signed = data.consumeBoolean();
    String text = data.consumeRemainingAsString();
    if (signed) {
      Credential credential = Forge.hs256(KEY, text);
      if (CLOUDREVE.admit(credential) instanceof Admission.Admitted) {
        assertThat(text).contains("2rhP", "access");
      }
      if (CREATORSHUB.admit(credential) instanceof Admission.Admitted(var caller)) {
        assertThat(text).contains(caller.owner().externalId());
      }
    } else if (!text.isEmpty()) {
      Credential credential = new Credential(text);
      assertThat(CLOUDREVE.admit(credential)).isInstanceOf(Admission.Denied.class);
      assertThat(CREATORSHUB.admit(credential)).isInstanceOf(Admission.Denied.class);
    }
  }
}
