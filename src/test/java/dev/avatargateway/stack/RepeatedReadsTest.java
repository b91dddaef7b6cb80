package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.http.RawHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A read that is answered from memory says what its handler says, and no longer than that. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RepeatedReadsTest {

  private static final String ID = "4xp9fdt77pncbef59f4k1qe83o";

  /** Makes a request one that the handler answers by the long way, and changes nothing else. */
  private static final String UNPLAIN = "If-Range: \"none\"\n";

  private final Wire wire = new Wire();
  private TestGateway gateway;
  private String cloudreveToken = "";
  private String mattermostToken = "";
  private String creatorsHubToken = "";

  @BeforeAll
  void start(@TempDir Path data) throws IOException {
    gateway = TestGateway.start(data.resolve("data"));
    gateway.person("ada", "ada", ID, "6");
    cloudreveToken = gateway.token("cloudreve", "ada");
    mattermostToken = gateway.token("mattermost", ID);
    creatorsHubToken = gateway.token("creatorshub", "6");
  }

  @AfterAll
  void stop() {
    wire.close();
    gateway.close();
  }

  /** What is read. */
  private enum Read {
    CLOUDREVE,
    CLOUDREVE_UNCACHED,
    CLOUDREVE_3,
    MATTERMOST,
    CREATORSHUB_ADDRESS,
    CREATORSHUB_PICTURE
  }

  private String target(Read read) throws IOException {
    return switch (read) {
      case CLOUDREVE -> "/api/v4/user/avatar/ada";
      case CLOUDREVE_UNCACHED -> "/api/v4/user/avatar/ada?nocache=1";
      case CLOUDREVE_3 -> "/api/v3/user/avatar/ada/m";
      case MATTERMOST -> "/api/v4/users/" + ID + "/image";
      case CREATORSHUB_ADDRESS -> "/api/public/user/6/profile/avatar";
      case CREATORSHUB_PICTURE -> {
        RawHttp.Response address = get(Read.CREATORSHUB_ADDRESS, "");
        String url = new JsonMapper().readTree(address.body()).path("avatarUrl").asText();
        yield url.substring(gateway.url().length());
      }
    };
  }

  private String credential(Read read) {
    return switch (read) {
      case MATTERMOST -> "Authorization: Bearer " + mattermostToken + "\n";
      case CREATORSHUB_ADDRESS -> "Authorization: " + creatorsHubToken + "\n";
      default -> "";
    };
  }

  private RawHttp.Response get(Read read, String headers) throws IOException {
    return get(target(read), credential(read) + headers);
  }

  private RawHttp.Response send(RawHttp kept, Read read, String headers) throws IOException {
    return kept.send(request(target(read), credential(read) + headers)).read();
  }

  private static String request(String target, String headers) {
    return "GET " + target + " HTTP/1.1\nHost: h\n" + headers + "\n";
  }

  private RawHttp.Response get(String target, String headers) throws IOException {
    return RawHttp.exchange(gateway.port(), request(target, headers));
  }

  private void wear(int number) throws Exception {
    Wire.Message upload =
        new Wire.Message(
            "PUT",
            gateway.url() + "/api/v4/user/setting/avatar",
            cloudreveToken,
            "image/png",
            NumberedPicture.draw(number, "png"));
    assertThat(wire.send(upload).statusCode()).isEqualTo(200);
  }

  private void takeOff() throws Exception {
    Wire.Message removal =
        new Wire.Message(
            "DELETE", gateway.url() + target(Read.MATTERMOST), mattermostToken, "", new byte[0]);
    assertThat(wire.send(removal).statusCode()).isEqualTo(200);
  }

  /** Status and headers, without those that differ each time. */
  private static Set<String> head(RawHttp.Response answer) {
    Set<String> lines = new TreeSet<>(answer.headerLines());
    lines.removeIf(line -> line.startsWith("Date:") || line.startsWith("X-Request-Id:"));
    lines.add(answer.statusLine());
    return lines;
  }

  @ParameterizedTest
  @EnumSource
  void allWaysThroughTheServerSayTheSame(Read read) throws Exception {
    wear(5);
    RawHttp.Response handled = get(read, UNPLAIN);
    assertThat(handled.status()).isEqualTo(200);
    String known = handled.header("ETag").map(etag -> "If-None-Match: " + etag + "\n").orElse("");
    RawHttp.Response unchanged = get(read, known + UNPLAIN);

    try (RawHttp kept = RawHttp.to(gateway.port())) {
      for (int i = 0; i < 3; i++) {
        assertSame(get(read, ""), handled);
        assertSame(get(read, known), unchanged);
        assertSame(send(kept, read, ""), handled);
        assertSame(send(kept, read, ""), handled);
        assertSame(send(kept, read, known), unchanged);
        assertSame(send(kept, read, known), unchanged);
      }
    }
  }

  private static void assertSame(RawHttp.Response answer, RawHttp.Response handled) {
    assertThat(head(answer)).isEqualTo(head(handled));
    assertThat(answer.body()).isEqualTo(handled.body());
  }

  @ParameterizedTest
  @EnumSource
  void everyOneIsCounted(Read read) throws Exception {
    wear(9);
    String target = target(read);
    get(target, credential(read));
    get(target, credential(read));
    Map<String, String> fromMemory = Map.of("way", "memory", "outcome", "answered");
    String requests = "gateway_requests_total";
    double before = Scrape.at(wire, gateway.managementUrl()).sum(requests, fromMemory);
    for (int i = 0; i < 50; i++) {
      assertThat(get(target, credential(read)).status()).isEqualTo(200);
    }
    double after = Scrape.at(wire, gateway.managementUrl()).sum(requests, fromMemory);
    assertThat(after - before).isEqualTo(50);
  }

  @ParameterizedTest
  @EnumSource
  void changeIsSeenAtOnce(Read read) throws Exception {
    try (RawHttp kept = RawHttp.to(gateway.port())) {
      for (int number : List.of(11, 12, 13)) {
        wear(number);
        byte[] handled = get(read, UNPLAIN).body();
        assertThat(send(kept, read, "").body()).isEqualTo(handled);
        assertThat(get(read, "").body()).isEqualTo(handled);
        assertThat(send(kept, read, "").body()).isEqualTo(handled);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasTakenOffIsGoneAtOnce(Read read) throws Exception {
    wear(7);
    String target = target(read);
    for (int i = 0; i < 3; i++) {
      assertThat(get(target, credential(read)).status()).isEqualTo(200);
    }
    byte[] worn = get(target, credential(read)).body();

    takeOff();

    RawHttp.Response after = get(target, credential(read));
    assertThat(after.body()).isNotEqualTo(worn);
    assertThat(head(after)).isEqualTo(head(get(target, credential(read) + UNPLAIN)));
    for (int i = 0; i < 3; i++) {
      assertThat(get(target, credential(read)).body()).isEqualTo(after.body());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MATTERMOST", "CREATORSHUB_ADDRESS"})
  void whoHasNoGoodTokenSeesNothingThatWasRemembered(Read read) throws Exception {
    wear(8);
    for (int i = 0; i < 3; i++) {
      assertThat(get(read, "").status()).isEqualTo(200);
    }
    String target = target(read);
    assertThat(get(target, "").status()).isEqualTo(401);
    String other = gateway.token("cloudreve", "nobody");
    for (String bad : List.of("x", mattermostToken + "x", other)) {
      String header = "Authorization: Bearer " + bad + "\n";
      assertThat(get(target, header).status()).as(bad).isEqualTo(401);
      assertThat(get(target, header).status()).as(bad).isEqualTo(401);
    }
    String admin = gateway.adminToken("cloudreve", "root");
    assertThat(get(target, "Authorization: Bearer " + admin + "\n").status()).isEqualTo(200);
  }
}
