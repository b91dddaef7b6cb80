package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Owner;
import dev.avatargateway.dialect.cloudreve.CloudreveIds;
import dev.avatargateway.operator.Wish;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ids that look alike, or that some comparison takes for equal, are different people. */
class LookAlikeIdsTest {

  /** Each line: spellings that are one to somebody's normalization, case folding or eye. */
  private static final List<List<String>> FAMILIES =
      List.of(
          List.of("Jos\u00e9", "Jose\u0301", "Jose", "jos\u00e9"),
          List.of(
              "\u1e9b\u0323", "\u1e9b\u0323".repeat(2), "\u1e69", "s\u0323\u0307", "s\u0307\u0323"),
          List.of("\uac00", "\u1100\u1161"),
          List.of("I", "i", "\u0130", "\u0131", "i\u0307", "I\u0307"),
          List.of("stra\u00dfe", "strasse", "STRASSE", "STRA\u1e9eE", "stra\u017f\u017fe"),
          List.of("K", "k", "\u212a"),
          List.of("\u00c5", "\u212b", "A\u030a", "\u00e5"),
          List.of("\u03c3", "\u03c2", "\u03a3"),
          List.of("\ufb01x", "fix", "FIX"),
          List.of("ada", "Ada", "ADA", "\uff41\uff44\uff41", "\u0430da", "\u0430d\u0430"),
          List.of("a\u200bda", "a\u200dda", "a\u2060da", "a\u00adda", "\ufeffada", "ada\u200f"),
          List.of(" ada", "ada ", "ada  ", "ada\u00a0", "ada\u3000", "ada\u180e"),
          List.of("\u202eada\u202c", "ada\ufe0f", "ada\udb40\udc41"),
          List.of("12", "\u0661\u0662", "\uff11\uff12", "\u00b9\u00b2", "12."),
          List.of("\ud801\udc00", "\ud801\udc28"),
          List.of("a_a", "a%a", "a\\a", "a'a", "a\"a"));

  private static final String SALT = "some-salt";

  /** Row 11 with the salt. */
  private static final String HASHID =
      new CloudreveIds(Optional.of(SALT)).wire(new Owner(CloudreveIds.SPACE, "#11"));

  private static final List<String> IDS = FAMILIES.stream().flatMap(List::stream).toList();

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Stack.class,
      names = {"EMBEDDED", "POSTGRES"})
  void eachOfThemIsSomebodyElse(Stack stack) throws Exception {
    assertThat(IDS).doesNotHaveDuplicates();
    try (Stack.Store store = stack.open(folder.resolve("pictures"))) {
      String[] flags = store.flags();
      Map<String, Integer> worn = new LinkedHashMap<>();
      try (TestGateway gateway = TestGateway.start(folder.resolve("data"), flags)) {
        for (int i = 0; i < IDS.size(); i++) {
          String id = IDS.get(i);
          assertThat(isPicture(read(gateway, id))).as("nobody yet: %s", shown(id)).isFalse();
          dress(gateway, id, i);
          worn.put(id, i);
        }
        wear(gateway, worn);
        for (List<String> family : FAMILIES) {
          String first = family.getFirst();
          dress(gateway, first, IDS.size() + FAMILIES.indexOf(family));
          worn.put(first, IDS.size() + FAMILIES.indexOf(family));
        }
        wear(gateway, worn);
      }
      // Without anything in memory, as the database tells them apart.
      try (TestGateway gateway = TestGateway.start(folder.resolve("data"), flags)) {
        wear(gateway, worn);
        assertThat(gateway.desk().carryOut(wish("show", "who", "cloudreve:Jose\u0301")))
            .contains("cloudreve:Jose\u0301")
            .doesNotContain("Jos\u00e9");
        for (List<String> family : FAMILIES) {
          String last = family.getLast();
          gateway.desk().carryOut(wish("forget", "who", "cloudreve:" + last));
          assertThat(isPicture(read(gateway, last))).as(shown(last)).isFalse();
          worn.remove(last);
        }
        wear(gateway, worn);
      }
    }
  }

  @Test
  void idsThatHaveAFormAreNotTakenInAnother() throws Exception {
    try (TestGateway gateway =
        TestGateway.start(folder.resolve("data"), "--cloudreve-hash-id-salt=" + SALT)) {
      gateway.person("Ada", "#11", Door.MATTERMOST.ada, Door.CREATORSHUB.ada);
      for (Door door : Door.values()) {
        String id = door == Door.CLOUDREVE ? HASHID : door.ada;
        String admin = gateway.adminToken(door.space(), id);
        assertThat(door.verdict(send(write(gateway, door, id, admin, 1)))).isEqualTo(door.done());
        byte[] before = send(signed(door.read(gateway.url(), id), admin)).body();
        for (String odd : odd(id)) {
          String wire = URLEncoder.encode(odd, StandardCharsets.UTF_8).replace("+", "%20");
          HttpResponse<byte[]> read = send(signed(door.read(gateway.url(), wire), admin));
          assertThat(isPicture(read)).as("%s at %s", shown(odd), door).isFalse();
          // Cloudreve's clients name nobody when they write, and errors have status 200 there.
          if (door != Door.CLOUDREVE) {
            assertThat(read.statusCode()).as("%s at %s", shown(odd), door).isBetween(400, 499);
            HttpResponse<byte[]> written = send(write(gateway, door, wire, admin, 2));
            assertThat(written.statusCode()).as("%s at %s", shown(odd), door).isBetween(400, 499);
          }
        }
        assertThat(send(signed(door.read(gateway.url(), id), admin)).body()).isEqualTo(before);
      }
    }
  }

  /** The same id in the eyes of some. */
  private static List<String> odd(String id) {
    List<String> odd = new ArrayList<>();
    StringBuilder wide = new StringBuilder();
    StringBuilder arabic = new StringBuilder();
    id.chars().forEach(c -> wide.appendCodePoint(c + 0xfee0));
    id.chars().forEach(c -> arabic.appendCodePoint(c >= '0' && c <= '9' ? c - '0' + 0x660 : c));
    odd.add(wide.toString());
    if (!arabic.toString().equals(id)) {
      odd.add(arabic.toString());
    }
    for (String mark :
        List.of("\u200b", "\u200d", "\u00ad", "\ufeff", "\u0301", "\ufe0f", " ", "\u00a0")) {
      odd.add(id + mark);
      odd.add(mark + id);
      odd.add(id.charAt(0) + mark + id.substring(1));
    }
    odd.add(id.replaceFirst("[a-zA-Z]", "\u0430"));
    odd.add(id.replaceFirst("[a-zA-Z]", "\u0131"));
    odd.removeIf(id::equals);
    return odd;
  }

  private void wear(TestGateway gateway, Map<String, Integer> worn) throws Exception {
    for (Map.Entry<String, Integer> each : worn.entrySet()) {
      HttpResponse<byte[]> answer = read(gateway, each.getKey());
      assertThat(answer.statusCode()).as(shown(each.getKey())).isEqualTo(200);
      assertThat(NumberedPicture.read(answer.body(), 200))
          .as(shown(each.getKey()))
          .isEqualTo(each.getValue());
    }
  }

  private void dress(TestGateway gateway, String id, int picture) throws Exception {
    String token = gateway.token("cloudreve", id);
    HttpResponse<byte[]> answer = send(write(gateway, Door.CLOUDREVE, id, token, picture));
    assertThat(Door.CLOUDREVE.verdict(answer)).as(shown(id)).isZero();
  }

  private HttpResponse<byte[]> read(TestGateway gateway, String id) throws Exception {
    String wire = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    return send(HttpRequest.newBuilder(URI.create(gateway.url() + "/api/v4/user/avatar/" + wire)));
  }

  private static HttpRequest.Builder write(
      TestGateway gateway, Door door, String id, String token, int picture) throws IOException {
    return signed(door.write(gateway.url(), id, NumberedPicture.draw(picture, "png")), token);
  }

  private static HttpRequest.Builder signed(HttpRequest.Builder request, String token) {
    return request.setHeader("Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static Wish wish(String verb, String name, String value) {
    return new Wish(verb, Map.of(name, value));
  }

  private static boolean isPicture(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("image/");
  }

  private static String shown(String id) {
    StringBuilder shown = new StringBuilder();
    id.codePoints().forEach(c -> shown.append("%04x ".formatted(c)));
    return shown.toString();
  }
}
