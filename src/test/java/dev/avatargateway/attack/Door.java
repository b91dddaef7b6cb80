package dev.avatargateway.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.http.RawHttp;
import dev.avatargateway.stack.TestGateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A way in for pictures: where it is, what it takes, and how it says yes and no. */
enum Door {
  CLOUDREVE("PUT /api/v4/user/setting/avatar", "cloudreve", "image/png", ""),
  MATTERMOST(
      "POST /api/v4/users/" + Person.MATTERMOST + "/image", "mattermost", Door.FORM, "image"),
  HUB_FORM("PUT /api/public/user/6/profile/updateAvatarFile", "creatorshub", Door.FORM, "avatar"),
  HUB_BYTES("PUT /api/public/user/6/profile/updateAvatarBytes", "creatorshub", "image/png", ""),
  HUB_JSON("PUT /api/public/user/6/profile/avatar", "creatorshub", "application/json", "");

  static final String BOUNDARY = "cut-here";
  static final String FORM = "multipart/form-data; boundary=" + BOUNDARY;

  private static final JsonMapper JSON = new JsonMapper();

  private final String target;
  private final String space;
  private final String type;
  private final String field;

  Door(String target, String space, String type, String field) {
    this.target = target;
    this.space = space;
    this.type = type;
    this.field = field;
  }

  /** Somebody with an identity behind every door, and their tokens. */
  record Person(Map<String, String> tokens) {

    static final String CLOUDREVE = "lpua";
    static final String MATTERMOST = "4xp9fdt77pncbef59f4k1qe83o";
    static final String CREATORSHUB = "6";

    static Person in(TestGateway gateway) {
      gateway.person("One", CLOUDREVE, MATTERMOST, CREATORSHUB);
      return new Person(
          Map.of(
              "cloudreve", gateway.token("cloudreve", CLOUDREVE),
              "mattermost", gateway.token("mattermost", MATTERMOST),
              "creatorshub", gateway.token("creatorshub", CREATORSHUB)));
    }
  }

  /** The name of the form's field; empty where there is no form. */
  String field() {
    return field;
  }

  /** The request line and a signed-in person's headers, up to those of the body. */
  String start(Person person) {
    return start(person, "HTTP/1.1");
  }

  String start(Person person, String version) {
    return target
        + " "
        + version
        + "\nHost: gateway\nAuthorization: Bearer "
        + person.tokens().get(space)
        + "\n";
  }

  String type() {
    return "Content-Type: " + type + "\n";
  }

  /** A body that is taken, with this picture. */
  byte[] body(byte[] picture, String pictureUrl) {
    if (this == HUB_JSON) {
      return bytes("{\"avatarUrl\": \"" + pictureUrl + "\"}");
    }
    if (field.isEmpty()) {
      return picture;
    }
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        bytes(
            "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"f\"\r\n\r\n"
                .formatted(BOUNDARY, field)));
    form.writeBytes(picture);
    form.writeBytes(bytes("\r\n--" + BOUNDARY + "--\r\n"));
    return form.toByteArray();
  }

  /**
   * Whether an answer says no in the words of the dialect, and not with a fault of the server's.
   */
  boolean isRefusal(RawHttp.Response answer) throws IOException {
    JsonNode json = JSON.readTree(answer.body());
    return switch (this) {
      case CLOUDREVE -> answer.status() == 200 && json.path("code").asInt() > 0;
      case MATTERMOST ->
          json.path("status_code").asInt() == answer.status()
              && (is4xx(answer)
                  || json.path("id")
                      .asText()
                      .equals("api.user.upload_profile_user.parse.app_error"));
      case HUB_FORM, HUB_BYTES, HUB_JSON ->
          is4xx(answer) && json.has("avatarUrl") && !json.path("error").asText().isEmpty();
    };
  }

  boolean isSuccess(RawHttp.Response answer) throws IOException {
    return answer.status() == 200 && JSON.readTree(answer.body()).path("code").asInt(0) == 0;
  }

  private static boolean is4xx(RawHttp.Response answer) {
    return answer.status() / 100 == 4;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
