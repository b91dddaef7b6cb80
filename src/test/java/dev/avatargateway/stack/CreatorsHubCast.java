package dev.avatargateway.stack;

import dev.avatargateway.dialect.creatorshub.PictureSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What the transcripts of CreatorsHub play with. */
final class CreatorsHubCast implements Cast {

  private final PictureSource source;

  CreatorsHubCast() throws IOException {
    source = PictureSource.start();
  }

  @Override
  public List<String> flags() {
    return List.of(
        "--creatorshub-jwt-secret=creatorshub-gateway-test-secret-0123456789",
        "--fetch-allow=127.0.0.1/32");
  }

  @Override
  public Map<String, String> join(TestGateway host, TestGateway opaque) {
    return Map.of(
        "gw_hub_admin",
        host.adminToken("mattermost", "hubadminhubadminhubadminhu"),
        "fetch",
        source.url(),
        "fetch_forbidden",
        source.forbiddenUrl());
  }

  @Override
  public void close() {
    source.close();
  }
}
