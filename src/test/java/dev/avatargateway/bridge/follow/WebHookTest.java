package dev.avatargateway.bridge.follow;

import static dev.avatargateway.contract.Samples.cloudreve;
import static dev.avatargateway.contract.Samples.mattermost;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Outbox.Errand;
import dev.avatargateway.core.Outbox.Target;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Portrait;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebHookTest {

  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
  private static final PersonKey ADA = PersonKey.parse("3f2c8b1e-0000-4000-8000-000000000001");

  private final ManualClock clock = new ManualClock();
  private final MockWebServer server = new MockWebServer();
  private WebHook hook;

  @BeforeEach
  void open() throws Exception {
    server.start();
    hook = hook(server.url("/purge?zone=1").toString());
  }

  private WebHook hook(String url) {
    return new WebHook(
        url,
        HookSecret.of(SECRET),
        new PublicFaces() {
          @Override
          public String id(Owner owner) {
            return owner.externalId().replace("#", "hash");
          }

          @Override
          public List<String> paths(Owner owner) {
            return List.of("/" + owner.space() + "/" + id(owner));
          }
        },
        clock);
  }

  @AfterEach
  void close() {
    hook.close();
    server.close();
  }

  private static Errand errand(List<Identity> identities, List<Owner> gone) {
    return new Errand(
        new Target("hook", Optional.empty()),
        ADA,
        1_700_000_000_123L,
        3,
        identities,
        gone,
        new Portrait(Look.NONE, 1_700_000_000_123L, 1));
  }

  private static Errand errand() {
    return errand(List.of(new Identity(cloudreve("#7"), "ada", "ada@example.org")), List.of());
  }

  private static String text(RecordedRequest request) {
    return requireNonNull(request.getBody()).utf8();
  }

  private Outcome answered(int status, String... header) throws InterruptedException {
    MockResponse.Builder answer = new MockResponse.Builder().code(status);
    if (header.length > 0) {
      answer.addHeader(header[0], header[1]);
    }
    server.enqueue(answer.build());
    return hook.tell(errand());
  }

  @Test
  void messageIsSignedAsReceiversLibrariesExpect() throws Exception {
    assertThat(answered(204)).isEqualTo(Outcome.DONE);

    RecordedRequest request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getTarget()).isEqualTo("/purge?zone=1");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    String id = request.getHeaders().get("webhook-id");
    String timestamp = request.getHeaders().get("webhook-timestamp");
    assertThat(id).isEqualTo("msg_" + ADA + "_1700000000123");
    assertThat(timestamp).isEqualTo(String.valueOf(clock.millis() / 1000));
    String body = text(request);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    byte[] digest =
        mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
    assertThat(request.getHeaders().get("webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(digest));
  }

  @Test
  void messageNamesThePersonAndNoAddresses() throws Exception {
    answered(200);

    String body = text(server.takeRequest());
    JsonNode expected =
        new JsonMapper()
            .readTree(
                """
                {"id":"msg_%1$s_1700000000123","event":"avatar.changed","person":"%1$s",
                 "version":1700000000123,"changedAt":"2023-11-14T22:13:20.123Z",
                 "identities":[{"space":"cloudreve","id":"hash7"}],
                 "paths":["/cloudreve/hash7"]}
                """
                    .formatted(ADA));
    assertThat(new JsonMapper().readTree(body)).isEqualTo(expected);
    assertThat(body).doesNotContain("example.org", "\"ada\"");
  }

  @Test
  void whoWasForgottenIsNamedByWhoTheyWere() throws Exception {
    server.enqueue(new MockResponse.Builder().code(200).build());

    hook.tell(errand(List.of(), List.of(mattermost("m"), cloudreve("c"))));

    JsonNode body = new JsonMapper().readTree(text(server.takeRequest()));
    assertThat(body.path("identities").toString())
        .isEqualTo(
            "[{\"space\":\"mattermost\",\"id\":\"m\"},{\"space\":\"cloudreve\",\"id\":\"c\"}]");
    assertThat(body.path("paths")).hasSize(2);
  }

  @Test
  void sameVersionHasTheSameIdEachTime() throws Exception {
    answered(500);
    clock.tick();
    answered(200);

    RecordedRequest first = server.takeRequest();
    RecordedRequest second = server.takeRequest();
    assertThat(second.getHeaders().get("webhook-id"))
        .isEqualTo(first.getHeaders().get("webhook-id"));
    assertThat(second.getHeaders().get("webhook-timestamp"))
        .isNotEqualTo(first.getHeaders().get("webhook-timestamp"));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void whoIsBusyIsToldAgain(int status) throws Exception {
    assertThat(answered(status)).isEqualTo(later("answered " + status, Duration.ZERO));
    assertThat(answered(status, "Retry-After", "120"))
        .isEqualTo(later("answered " + status, Duration.ofMinutes(2)));
    assertThat(answered(status, "Retry-After", "999999999"))
        .isEqualTo(later("answered " + status, Duration.ofHours(1)));
    assertThat(answered(status, "Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT"))
        .isEqualTo(later("answered " + status, Duration.ZERO));
  }

  private static Outcome later(String reason, Duration earliest) {
    return new Outcome.Later(reason, earliest);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 307, 400, 401, 403, 404, 410, 422})
  void whoRefusesIsNotToldAgain(int status) throws Exception {
    assertThat(answered(status, "Location", server.url("/elsewhere").toString()))
        .isEqualTo(new Outcome.Never("answered " + status));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void whoDoesNotAnswerIsToldAgain() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    assertThat(hook.tell(errand())).isInstanceOf(Outcome.Later.class);
    server.close();
    assertThat(hook.tell(errand())).isInstanceOf(Outcome.Later.class);
  }

  @Test
  void secretIsLongEnoughAndNeverPrinted() {
    assertThat(HookSecret.of("a plain text of 24 chars").toString()).doesNotContain("plain");
    assertThatThrownBy(() -> HookSecret.of("a plain text of 23 char"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("24");
    assertThatThrownBy(() -> HookSecret.of("whsec_c2hvcnQ="))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HookSecret.of("whsec_no base64 at all, but long enough"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("all");
  }
}
