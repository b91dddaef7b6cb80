package dev.avatargateway.stack;

import java.util.List;
import java.util.Map;

/** What the transcripts of CreatorsHub play with. */
final class CreatorsHubCast implements Cast {

  @Override
  public List<String> flags() {
    return List.of(
        "--creatorshub-jwt-secret=creatorshub-gateway-test-secret-0123456789",
        "--fetch-allow=127.0.0.1/32");
  }

  @Override
  public Map<String, String> join(TestGateway host, TestGateway opaque) {
    return Map.of(
        "gw_hub_6",
        host.token("creatorshub", "6"));
  }

  @Override
  public void close() {}
}
