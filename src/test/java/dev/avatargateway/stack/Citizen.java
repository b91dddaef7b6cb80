package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** One of many people with an identity in each product, who outlives the server's process. */
final class Citizen {

  /** The ways in: Cloudreve's, Mattermost's, and CreatorsHub's two for bytes. */
  static final int WAYS = 4;

  /** What {@link #look} says of somebody without a picture, and of who lets show their Gravatar. */
  static final int NONE = -1;

  static final int GRAVATAR = -2;

  private final String cloudreve;
  private final String mattermost;
  private final String creatorsHub;
  private final String cloudreveToken;
  private final String mattermostToken;
  private final String creatorsHubToken;

  Citizen(TestGateway gateway, int number) {
    cloudreve = "citizen" + number;
    mattermost = "%026d".formatted(number);
    creatorsHub = String.valueOf(1000 + number);
    gateway.person(
        Map.of(
            "name", cloudreve,
            "cloudreve", cloudreve,
            "mattermost", mattermost,
            "creatorshub", creatorsHub,
            "email", cloudreve + "@example.org"));
    cloudreveToken = gateway.token("cloudreve", cloudreve);
    mattermostToken = gateway.token("mattermost", mattermost);
    creatorsHubToken = gateway.token("creatorshub", creatorsHub);
  }

  /** The message that sets a picture in one of the {@link #WAYS}. */
  Message upload(String host, int way, byte[] picture) {
    String hub = host + "/api/public/user/" + creatorsHub + "/profile/";
    return switch (way) {
      case 0 ->
          new Message(
              "PUT", host + "/api/v4/user/setting/avatar", cloudreveToken, "image/png", picture);
      case 1 ->
          Message.form("POST", mattermostImage(host), mattermostToken, "image", "face", picture);
      case 2 ->
          Message.form(
              "PUT", hub + "updateAvatarFile", creatorsHubToken, "avatar", "face", picture);
      default ->
          new Message("PUT", hub + "updateAvatarBytes", creatorsHubToken, "image/png", picture);
    };
  }

  /** The message that takes the picture off. */
  Message removal(String host) {
    return new Message("DELETE", mattermostImage(host), mattermostToken, "", new byte[0]);
  }

  /** The message that chooses the Gravatar. */
  Message gravatar(String host) {
    String url = host + "/api/v4/user/setting/avatar";
    return new Message("PUT", url, cloudreveToken, "", new byte[0]);
  }

  /** A message that asks for a rendition as Cloudreve's clients do. */
  Message portrait(String host) {
    return Message.get(host + "/api/v4/user/avatar/" + cloudreve, "");
  }

  private String mattermostImage(String host) {
    return host + "/api/v4/users/" + mattermost + "/image";
  }

  /** The number that every door shows, {@link #NONE} or {@link #GRAVATAR}. */
  int look(String host, Wire wire) throws IOException, InterruptedException {
    int status = wire.send(portrait(host)).statusCode();
    if (status == 200) {
      return worn(host, wire);
    }
    assertThat(status).isIn(301, 404);
    assertThat(avatarUrl(host, wire)).endsWith("/images/user-placeholder.png");
    Message initials = Message.get(mattermostImage(host), mattermostToken);
    assertThat(wire.send(initials).statusCode()).isEqualTo(200);
    return status == 301 ? GRAVATAR : NONE;
  }

  private String avatarUrl(String host, Wire wire) throws IOException, InterruptedException {
    HttpResponse<byte[]> hub =
        wire.send(
            Message.get(
                host + "/api/public/user/" + creatorsHub + "/profile/avatar", creatorsHubToken));
    return new JsonMapper().readTree(hub.body()).path("avatarUrl").asText();
  }

  /** The one number that every rendition at every door shows. */
  int worn(String host, Wire wire) throws IOException, InterruptedException {
    TreeSet<Integer> seen = new TreeSet<>();
    seen.add(number(wire, host + "/api/v4/user/avatar/" + cloudreve, "", 200));
    for (var size : Map.of("s", 50, "m", 130, "l", 200).entrySet()) {
      String url = host + "/api/v3/user/avatar/" + cloudreve + "/" + size.getKey();
      seen.add(number(wire, url, "", size.getValue()));
    }
    seen.add(number(wire, mattermostImage(host), mattermostToken, 128));
    seen.add(number(wire, avatarUrl(host, wire), "", NumberedPicture.EDGE));
    assertThat(seen).as(cloudreve).hasSize(1);
    return seen.getFirst();
  }

  private static int number(Wire wire, String url, String token, int edge)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = wire.send(Message.get(url, token));
    assertThat(answer.statusCode()).as(url).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .as(url)
        .isIn(List.of("image/png", "image/jpeg"));
    return NumberedPicture.read(answer.body(), edge);
  }

  @Override
  public String toString() {
    return cloudreve;
  }
}
