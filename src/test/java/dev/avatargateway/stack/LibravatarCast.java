package dev.avatargateway.stack;

import java.util.List;
import java.util.Map;

/** What the transcripts of Libravatar play with: people whose address the operator has entered. */
final class LibravatarCast implements Cast {

  @Override
  public List<String> flags() {
    return List.of("--libravatar-trusted-defaults=cdn.example.org,127.0.0.1:9");
  }

  @Override
  public Map<String, String> join(TestGateway host, TestGateway opaque) {
    host.person(
        Map.of(
            "name", "Worn",
            "username", "ada.lovelace",
            "mattermost", "avatarwornavatarwornavatar",
            "email-identity", "Person@Example.com ",
            "openid-identity", "https://Example.com/id"));
    host.person(
        Map.of(
            "name", "Bare",
            "username", "bare",
            "email", "reported@example.com",
            "mattermost", "avatarbareavatarbareavatar",
            "email-identity", "whatever@wherever.whichever"));
    host.person(
        Map.of(
            "name", "Clear",
            "mattermost", "avatarclearavatarclearavat",
            "email-identity", "clear@example.com"));
    return Map.of(
        "worn_token", host.token("mattermost", "avatarwornavatarwornavatar"),
        "bare_token", host.token("mattermost", "avatarbareavatarbareavatar"),
        "clear_token", host.token("mattermost", "avatarclearavatarclearavat"));
  }

  @Override
  public void close() {}
}
