package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.ProductApi;

/** What Mattermost's refusals mean for a delivery. */
final class Refusals {

  static final Delivery UNKNOWN = new Delivery.Skipped("Mattermost does not know them");

  private Refusals() {}

  /**
   * @throws BridgeException when nobody at all can be dressed there
   */
  static Delivery of(ProductApi.Reply reply, String server) {
    String id = MattermostApi.errorId(reply);
    return switch (reply.status()) {
      case 401 -> throw new BridgeException(server + " does not take the token");
      case 501 -> throw new BridgeException(server + " keeps no pictures: " + id);
      case 403 -> new Delivery.Rejected("the token may not change them: " + id);
      case 409 ->
          new Delivery.Rejected(
              id.contains("login_provider")
                  ? "their picture comes from their login provider"
                  : "their picture may not be changed: " + id);
      case 413 -> new Delivery.Rejected("the picture is too large for the server: " + id);
      case 400, 404 ->
          MattermostApi.unknown(reply)
              ? UNKNOWN
              : new Delivery.Rejected("the server does not take it: " + id);
      default -> new Delivery.Unavailable("the server cannot now: " + id);
    };
  }
}
