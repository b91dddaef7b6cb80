package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Cookie headers of any make: what is found stood there, and without the name nothing is found. */
final class CookiesFuzz {

  @FuzzTest(maxDuration = "20s")
  void whatIsFoundStoodThere(FuzzedDataProvider data) {
    String header = data.consumeRemainingAsString();
    WireRequest request = Requests.of("GET", "/", "Cookie: " + header);
    request
        .cookie("MMAUTHTOKEN")
        .ifPresent(
            value -> {
              assertThat(header).contains("MMAUTHTOKEN");
              assertThat(header).contains(value);
            });
  }
}
