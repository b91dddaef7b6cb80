package dev.avatargateway.stack;

import java.util.List;
import java.util.Map;

/** What the transcripts of Cloudreve play with. */
final class CloudreveCast implements Cast {

  @Override
  public List<String> flags() {
    return List.of(
        "--cloudreve-hash-id-salt=avatar-gateway-test-salt",
        "--cloudreve-secret-key=avatar-gateway-test-secret");
  }

  @Override
  public Map<String, String> join(TestGateway host, TestGateway opaque) {
    return Map.of(
        "gw_cloudreve_1",
        host.token("cloudreve", "#1"),
        "opaque_lpua",
        opaque.token("cloudreve", "lpua"));
  }

  @Override
  public void close() {}
}
