package dev.avatargateway.stack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.operator.Wish;
import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateways that are kept in step with other products, and with each other. */
class FollowTest {

  private static final String ID = "4xp9fdt77pncbef59f4k1qe83o";

  @TempDir Path temp;

  private static String[] following(String url, String... more) {
    String[] flags = new String[2 + more.length];
    flags[0] = "--mattermost-url=" + url;
    flags[1] = "--mattermost-token=secret-of-an-administrator";
    System.arraycopy(more, 0, flags, 2, more.length);
    return flags;
  }

  private static void upload(Wire wire, TestGateway gateway, int number) throws Exception {
    Message message =
        Message.form(
            "POST",
            gateway.url() + "/api/v4/users/" + ID + "/image",
            gateway.token("mattermost", ID),
            "image",
            "face",
            NumberedPicture.draw(number, "png"));
    assertThat(wire.send(message).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<byte[]> image(Wire wire, TestGateway gateway) throws Exception {
    String url = gateway.url() + "/api/v4/users/" + ID + "/image";
    return wire.send(Message.get(url, gateway.token("mattermost", ID)));
  }

  private static String outbox(TestGateway gateway, String verb) {
    return gateway.desk().carryOut(new Wish("outbox-" + verb, Map.of()));
  }

  private static void awaitRest(TestGateway gateway) {
    while (!outbox(gateway, "list").equals("nothing waits and nothing is parked")) {
      Thread.onSpinWait();
    }
  }

  private static void awaitPicture(Wire wire, TestGateway gateway, int number) throws Exception {
    while (true) {
      HttpResponse<byte[]> answer = image(wire, gateway);
      String tag = answer.headers().firstValue("Etag").orElse("0");
      if (!tag.startsWith("-")
          && !tag.equals("0")
          && NumberedPicture.read(answer.body(), 128) == number) {
        return;
      }
    }
  }

  @Test
  void twoThatPushToEachOtherComeToRest() throws Exception {
    try (MattermostFront frontOfOne = new MattermostFront();
        MattermostFront frontOfOther = new MattermostFront();
        TestGateway one =
            TestGateway.start(
                temp.resolve("one"), following(frontOfOther.url(), "--mattermost-push"));
        TestGateway other =
            TestGateway.start(
                temp.resolve("other"), following(frontOfOne.url(), "--mattermost-push"));
        Wire wire = new Wire()) {
      frontOfOne.leadsTo(one);
      frontOfOther.leadsTo(other);
      // As a Mattermost knows its people whether they have a picture or not.
      other.person(Map.of("name", "Ada", "mattermost", ID));

      upload(wire, one, 7);
      awaitPicture(wire, other, 7);
      awaitRest(one);
      awaitRest(other);
      assertThat(frontOfOther.changes()).containsExactly("POST /api/v4/users/" + ID + "/image");
      assertThat(frontOfOne.changes()).isEmpty();

      upload(wire, other, 8);
      awaitPicture(wire, one, 8);
      awaitRest(other);
      awaitRest(one);
      assertThat(frontOfOne.changes()).containsExactly("POST /api/v4/users/" + ID + "/image");
      assertThat(frontOfOther.changes()).hasSize(1);
      assertThat(
              one.desk().carryOut(new Wish("history", Map.of("who", "mattermost:" + ID))).lines())
          .hasSize(2);
    }
  }

  @Test
  void whoMovesHereIsSeenBeforeTheyAreImported() throws Exception {
    try (MattermostFront front = new MattermostFront();
        TestGateway old = TestGateway.start(temp.resolve("old"));
        TestGateway here =
            TestGateway.start(
                temp.resolve("new"),
                following(front.url(), "--mattermost-pull", "--mattermost-push"));
        Wire wire = new Wire()) {
      front.leadsTo(old);
      upload(wire, old, 9);

      String byDefault = here.url() + "/api/v4/users/" + ID + "/image/default";
      String token = here.token("mattermost", ID);
      assertThat(wire.send(Message.get(byDefault, token)).statusCode()).isEqualTo(200);
      assertThat(NumberedPicture.read(image(wire, here).body(), 128)).isEqualTo(9);
      assertThat(here.desk().carryOut(new Wish("history", Map.of("who", "mattermost:" + ID))))
          .contains("through pull");
      awaitRest(here);
      assertThat(front.changes()).isEmpty();
    }
  }

  @Test
  void anOldServerThatIsGoneTakesNothingFromReaders() throws Exception {
    int nobody;
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = free.getLocalPort();
    }
    try (TestGateway here =
            TestGateway.start(temp, following("http://127.0.0.1:" + nobody, "--mattermost-pull"));
        Wire wire = new Wire()) {
      for (int i = 0; i < 20; i++) {
        assertThat(image(wire, here).statusCode()).isEqualTo(200);
      }
      upload(wire, here, 5);
      assertThat(NumberedPicture.read(image(wire, here).body(), 128)).isEqualTo(5);
    }
  }

  @Test
  void aHookThatRefusesIsSeenByTheOperatorAndReadinessStays() throws Exception {
    try (MockWebServer hook = new MockWebServer();
        Wire wire = new Wire()) {
      Hook answers = new Hook();
      hook.setDispatcher(answers);
      hook.start();
      try (TestGateway gateway =
          TestGateway.start(
              temp, "--hook-url=" + hook.url("/purge"), "--hook-secret=" + "s3cret".repeat(8))) {
        upload(wire, gateway, 3);
        while (!outbox(gateway, "list").contains("answered 410")) {
          Thread.onSpinWait();
        }
        assertThat(outbox(gateway, "list"))
            .startsWith("hook  parked ")
            .contains("mattermost:" + ID, "person ")
            .doesNotContain("@");
        assertThat(wire.send(Message.get(gateway.managementUrl() + "/readyz", "")).statusCode())
            .isEqualTo(200);

        answers.status = 200;
        assertThat(outbox(gateway, "retry")).isEqualTo("1 due again");
        awaitRest(gateway);
      }
      String body = requireNonNull(hook.takeRequest().getBody()).utf8();
      assertThat(body).contains("\"/api/v4/users/" + ID + "/image\"", "avatar.changed");
    }
  }

  /** Answers everything with one status. */
  private static final class Hook extends Dispatcher {

    private volatile int status = 410;

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      return new MockResponse.Builder().code(status).build();
    }
  }

  @Test
  void whatIsMissingIsSaidByItsKey() {
    assertThat(complaint("--mattermost-pull")).contains("--mattermost-url");
    assertThat(complaint("--mattermost-push", "--mattermost-url=http://127.0.0.1:1"))
        .contains("--mattermost-token");
    assertThat(complaint("--creatorshub-push", "--creatorshub-url=http://127.0.0.1:1"))
        .contains("--creatorshub-token");
    assertThat(complaint("--cloudreve-push", "--cloudreve-url=http://127.0.0.1:1"))
        .contains("--cloudreve-secret-key");
    assertThat(complaint("--hook-url=http://127.0.0.1:1/")).contains("--hook-secret");
    assertThat(complaint("--hook-url=http://127.0.0.1:1/", "--hook-secret=short"))
        .contains("--hook-secret")
        .doesNotContain("short");
  }

  private String complaint(String... flags) {
    try (TestGateway gateway = TestGateway.start(temp, flags)) {
      throw new AssertionError("it started at " + gateway.url());
    } catch (IOException | RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
