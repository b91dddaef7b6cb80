package dev.avatargateway.stack;

import java.util.List;
import java.util.Map;

/** What the transcripts of Mattermost play with. */
final class MattermostCast implements Cast {

  @Override
  public List<String> flags() {
    return List.of();
  }

  @Override
  public Map<String, String> join(TestGateway host, TestGateway opaque) {
    return Map.of("gw_admin", host.adminToken("mattermost", "adminadminadminadminadmina"));
  }

  @Override
  public void close() {}
}
