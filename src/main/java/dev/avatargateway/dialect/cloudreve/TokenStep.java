package dev.avatargateway.dialect.cloudreve;

import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.http.Request;
import java.net.InetAddress;

/** Reads the {@code Authorization} header as Cloudreve v4 does. */
final class TokenStep {

  private static final String BEARER = "Bearer ";

  /** Signs requests between Cloudreve's own nodes; such a caller is no user. */
  private static final String BETWEEN_NODES = "Bearer Cr ";

  private final Gatekeeper gatekeeper;

  TokenStep(Gatekeeper gatekeeper) {
    this.gatekeeper = gatekeeper;
  }

  Visit visit(Request request) {
    String header = request.header("Authorization").orElse("");
    if (header.startsWith(BETWEEN_NODES)) {
      return new Visit.Anonymous();
    }
    String token = header.startsWith(BEARER) ? header.substring(BEARER.length()) : header;
    return token.isEmpty() ? new Visit.Anonymous() : judged(token, request.client());
  }

  private Visit judged(String token, InetAddress from) {
    return switch (gatekeeper.admit(CloudreveIds.SPACE, new Credential(token), from)) {
      case Admission.Admitted(var caller) -> new Visit.SignedIn(caller);
      case Admission.Undecided() -> new Visit.Unjudged();
      case Admission.Denied(var reason) ->
          switch (reason) {
            case INVALID -> new Visit.Anonymous();
            case WRONG_KIND -> new Visit.TurnedAway(Complaint.WRONG_TOKEN);
            case NO_SUCH_USER -> new Visit.TurnedAway(Complaint.NO_SUCH_LOGIN);
            case INACTIVE_USER -> new Visit.TurnedAway(Complaint.INACTIVE_LOGIN);
          };
    };
  }
}
