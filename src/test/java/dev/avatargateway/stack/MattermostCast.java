package dev.avatargateway.stack;

import dev.avatargateway.dialect.mattermost.StandInMattermost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * What the transcripts of Mattermost play with. Most of their users are the stand-in's, made by its
 * rule; only the gateway's own tokens are made here.
 */
final class MattermostCast implements Cast {

  private static final String ALICE = StandInMattermost.id("gatewayalice");
  private static final String ADMIN = StandInMattermost.id("gatewayadmin");

  private final StandInMattermost product;

  MattermostCast() {
    try {
      product = new StandInMattermost();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> flags() {
    return List.of("--mattermost-url=" + product.url());
  }

  @Override
  public Map<String, String> join(TestGateway host, TestGateway opaque) {
    host.person(Map.of("name", "Alice", "username", "alice", "mattermost", ALICE));
    return Map.of(
        "mm_alice_id",
        ALICE,
        "mm_alice",
        host.token("mattermost", ALICE),
        "mm_admin",
        host.adminToken("mattermost", ADMIN));
  }

  @Override
  public void close() {
    product.close();
  }
}
