package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Request targets of any make: cut at the slashes that were sent, and nowhere else. */
final class TargetFuzz {

  @FuzzTest(maxDuration = "20s")
  void cutAtTheSlashesThatWereSent(FuzzedDataProvider data) {
    String raw = "/" + data.consumeRemainingAsString();
    Target target = Target.of(raw);
    String path = Target.rawPath(raw);
    assertThat(target.segments()).hasSize((int) path.chars().filter(c -> c == '/').count());
    assertThat(target.query("id").orElse("")).hasSizeLessThanOrEqualTo(raw.length());
    if (target.readable() && path.indexOf('%') < 0) {
      assertThat(target.path()).isEqualTo(path);
    }
  }
}
