package dev.avatargateway.dialect.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Paths and ids of any make: clean ones stay clean, headers cannot be split, ids are plain. */
final class PathsFuzz {

  @DictionaryEntries({"/../", "/./", "//", "/api/v4/users/", "\\x0d\\x0a", "me"})
  @FuzzTest(maxDuration = "20s")
  void cleanStaysClean(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    String clean = CleanPath.of(text);
    assertThat(CleanPath.of(clean)).isEqualTo(clean);
    assertThat(clean).startsWith("/").doesNotContain("//", "/../", "/./");
    assertThat(CleanPath.escape(clean)).matches("[!-~]*");
    if (UserId.isValid(text)) {
      assertThat(text).matches("[A-Za-z0-9]{26}");
    }
  }
}
