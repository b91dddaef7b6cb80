package dev.avatargateway.stack;

import java.util.List;
import java.util.Map;

/** What the transcripts of Cloudreve play with. */
final class CloudreveCast implements Cast {

  /** Row 1, as the product issues it to a browser; good from 2025 to 2100. */
  private static final String SESSION =
      "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIiwic3ViIjoiMnJoUCIs"
          + "ImV4cCI6NDEwMjQ0NDgwMCwibmJmIjoxNzYwMDAwMDAwfQ."
          + "c23eI2-Tz4qG_rNZj0m5q6ZGZPBU9v2ZVKMVRT18dAQ";

  /** Row 1, as an application with the scope {@code UserInfo.Read} gets it. */
  private static final String READ_ONLY =
      "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIiwic3ViIjoiMnJoUCIs"
          + "ImV4cCI6NDEwMjQ0NDgwMCwibmJmIjoxNzYwMDAwMDAwLCJzY29wZXMiOlsib3BlbmlkIiwiVXNlcklu"
          + "Zm8uUmVhZCJdLCJjbGllbnRfaWQiOiIzOTNhMTgzOS1mNTJlLTQ5OGUtOTk3Mi1lNzdjYzIyNDFlZWUi"
          + "fQ.6BlXMVLYv-Lsz3T1KvClv6EdsFtTaG6Z-AyUboKAi1I";

  @Override
  public List<String> flags() {
    return List.of(
        "--cloudreve-hash-id-salt=avatar-gateway-test-salt",
        "--cloudreve-secret-key=avatar-gateway-test-secret");
  }

  @Override
  public Map<String, String> join(TestGateway host, TestGateway opaque) {
    host.person(
        Map.of("name", "Admin", "email", "Admin@Cloudreve.org", "cloudreve", "#10"));
    return Map.of(
        "cr_session",
        SESSION,
        "cr_readonly",
        READ_ONLY,
        "gw_cloudreve_1",
        host.token("cloudreve", "#1"),
        "opaque_lpua",
        opaque.token("cloudreve", "lpua"));
  }

  @Override
  public void close() {}
}
