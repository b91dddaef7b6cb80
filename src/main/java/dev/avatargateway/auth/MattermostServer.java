package dev.avatargateway.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.avatargateway.auth.ProductClient.Patience;
import dev.avatargateway.auth.ProductClient.Reply;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Directory;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import java.util.Optional;

/** A real Mattermost server, asked about sessions and users. */
public final class MattermostServer {

  static final Space SPACE = new Space("mattermost");

  private final ProductClient client;
  private final Ticker ticker;

  /** The server at this address. */
  public MattermostServer(ProductUrl url) {
    this(url, Patience.USUAL, Ticker.systemTicker());
  }

  MattermostServer(ProductUrl url, Patience patience, Ticker ticker) {
    this.client = new ProductClient("Mattermost", url, patience, ticker);
    this.ticker = ticker;
  }

  /** Decides about its tokens by asking the server. */
  public Verifier sessions() {
    return new MattermostSessions(this, ticker);
  }

  /** Tells who its users are, to callers who came with one of its tokens. */
  public Directory directory() {
    return new MattermostDirectory(this, ticker);
  }

  /** {@code id} may be {@code me}. */
  Reply user(String id, Credential credential) {
    return client.get(Optional.of(credential), "api", "v4", "users", id);
  }

  /** Whom a user object describes; empty when it is none. */
  static Optional<Identity> identity(JsonNode user) {
    String id = user.path("id").asText();
    return Answers.isPlainId(id)
        ? Optional.of(
            new Identity(
                new Owner(SPACE, id),
                Answers.text(user.path("username")),
                Answers.text(user.path("email"))))
        : Optional.empty();
  }
}
