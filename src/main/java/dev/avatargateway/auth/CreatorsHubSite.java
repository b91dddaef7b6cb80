package dev.avatargateway.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.avatargateway.auth.ProductClient.Patience;
import dev.avatargateway.auth.ProductClient.Reply;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Directory;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Sha256;
import java.util.Optional;
import java.util.regex.Pattern;

/** A real CreatorsHub instance, asked for its users' profiles with the caller's own token. */
public final class CreatorsHubSite implements Directory {

  private record Question(String id, Sha256 token) {}

  private static final Pattern USER_NUMBER = Pattern.compile("[1-9][0-9]{0,18}");

  private final ProductClient client;
  private final Memory<Question, Answer> answers;

  /** The instance at this address. */
  public CreatorsHubSite(ProductUrl url) {
    this(url, Patience.USUAL, Ticker.systemTicker());
  }

  CreatorsHubSite(ProductUrl url, Patience patience, Ticker ticker) {
    this.client = new ProductClient("CreatorsHub", url, patience, ticker);
    this.answers = new Memory<>(Answers::worth, ticker);
  }

  /** Whether it is a user's number: 1 to 2⁶³-1 in decimal digits. */
  static boolean isUserNumber(String id) {
    if (!USER_NUMBER.matcher(id).matches()) {
      return false;
    }
    return id.length() < 19 || id.compareTo(Long.toString(Long.MAX_VALUE)) <= 0;
  }

  @Override
  public Answer find(Owner owner, Optional<Caller> caller) {
    Optional<Credential> credential =
        caller.flatMap(asking -> Answers.credential(asking, CreatorsHubTokens.SPACE));
    if (credential.isEmpty() || !isUserNumber(owner.externalId())) {
      return new Answer.Unknown();
    }
    return answers.recall(
        new Question(owner.externalId(), Answers.digest(credential.get())),
        () -> ask(owner, credential.get()),
        new Answer.Unreachable());
  }

  @Override
  public Optional<Identity> self(Caller caller) {
    return find(caller.owner(), Optional.of(caller)) instanceof Answer.Known(Identity identity)
        ? Optional.of(identity)
        : Optional.empty();
  }

  private Answer ask(Owner owner, Credential credential) {
    Reply reply =
        client.get(
            Optional.of(credential),
            "api",
            "public",
            "user",
            owner.externalId(),
            "profile",
            "info");
    if (!(reply instanceof Reply.Answered(int status, JsonNode body))) {
      return new Answer.Unreachable();
    }
    return switch (status) {
      case 200 -> known(owner, body.path("profile").path("user"));
      case 400, 401, 404 -> new Answer.Unknown();
      case 403 -> new Answer.Hidden();
      default -> new Answer.Unreachable();
    };
  }

  private static Answer known(Owner owner, JsonNode user) {
    return user.isObject()
        ? new Answer.Known(
            new Identity(
                owner, Answers.text(user.path("username")), Answers.text(user.path("email"))))
        : new Answer.Unreachable();
  }
}
