package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;

/** Somebody with an identity in each of the three products, and what they see through each door. */
final class OnePerson {

  static final String CLOUDREVE = "lpua";
  static final String MATTERMOST = "4xp9fdt77pncbef59f4k1qe83o";
  static final String CREATORSHUB = "6";

  private static final JsonMapper JSON = new JsonMapper();

  private final String host;
  private final Wire wire;
  final String cloudreveToken;
  final String mattermostToken;
  final String creatorsHubToken;

  OnePerson(TestGateway gateway, Wire wire) {
    this.host = gateway.url();
    this.wire = wire;
    gateway.person("One", CLOUDREVE, MATTERMOST, CREATORSHUB);
    cloudreveToken = gateway.token("cloudreve", CLOUDREVE);
    mattermostToken = gateway.token("mattermost", MATTERMOST);
    creatorsHubToken = gateway.token("creatorshub", CREATORSHUB);
  }

  /** A message to Cloudreve that sets the picture. */
  Message cloudreve(String type, byte[] body) {
    return new Message("PUT", host + "/api/v4/user/setting/avatar", cloudreveToken, type, body);
  }

  /** A message to Mattermost that sets the picture. */
  Message mattermost(String field, byte[] body) {
    return Message.form(
        "POST",
        host + "/api/v4/users/" + MATTERMOST + "/image",
        mattermostToken,
        field,
        "face",
        body);
  }

  /** A message to CreatorsHub that sets the picture from a file. */
  Message creatorsHubFile(String field, byte[] body) {
    return Message.form(
        "PUT", creatorsHub("profile/updateAvatarFile"), creatorsHubToken, field, "face", body);
  }

  /** A message to CreatorsHub that sets the picture from bytes. */
  Message creatorsHubBytes(byte[] body) {
    return new Message(
        "PUT", creatorsHub("profile/updateAvatarBytes"), creatorsHubToken, "image/jpeg", body);
  }

  /** A message to CreatorsHub that sets the picture from an address. */
  Message creatorsHubUrl(String url) {
    return Message.json(
        "PUT", creatorsHub("profile/avatar"), creatorsHubToken, "{\"avatarUrl\": \"" + url + "\"}");
  }

  private String creatorsHub(String tail) {
    return host + "/api/public/user/" + CREATORSHUB + "/" + tail;
  }

  /**
   * What the three doors show.
   *
   * @param avatarUrl where CreatorsHub says that the picture is
   */
  // Compared by assertSame only.
  @SuppressWarnings("ArrayRecordComponent")
  record Sight(byte[] cloudreve, byte[] mattermost, String avatarUrl, byte[] creatorsHub) {

    void assertSame(Sight other) {
      assertThat(other.avatarUrl).isEqualTo(avatarUrl);
      assertThat(Arrays.equals(other.cloudreve, cloudreve)).as("Cloudreve").isTrue();
      assertThat(Arrays.equals(other.mattermost, mattermost)).as("Mattermost").isTrue();
      assertThat(Arrays.equals(other.creatorsHub, creatorsHub)).as("CreatorsHub").isTrue();
    }
  }

  Sight look() throws IOException, InterruptedException {
    String url = avatarUrl();
    return new Sight(
        picture(host + "/api/v4/user/avatar/" + CLOUDREVE, "", "image/png"),
        picture(host + "/api/v4/users/" + MATTERMOST + "/image", mattermostToken, "image/png"),
        url,
        picture(url, "", "image/jpeg"));
  }

  String avatarUrl() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        wire.send(Message.get(creatorsHub("profile/avatar"), creatorsHubToken));
    assertThat(answer.statusCode()).isEqualTo(200);
    return json(answer).path("avatarUrl").asText();
  }

  private byte[] picture(String url, String token, String type)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = wire.send(Message.get(url, token));
    assertThat(answer.statusCode()).as(url).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).as(url).contains(type);
    return answer.body();
  }

  static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  /** Whether an answer of any of the three says that the wish was fulfilled. */
  static boolean isSuccess(HttpResponse<byte[]> answer) throws IOException {
    return answer.statusCode() == 200 && json(answer).path("code").asInt(0) == 0;
  }
}
