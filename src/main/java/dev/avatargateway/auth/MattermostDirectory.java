package dev.avatargateway.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.avatargateway.auth.ProductClient.Reply;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Directory;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Sha256;
import java.util.Optional;

/** Mattermost's users, as far as the server shows them to the one who asks. */
final class MattermostDirectory implements Directory {

  private record Question(String id, Sha256 token) {}

  private final MattermostServer server;
  private final Memory<Question, Answer> answers;

  MattermostDirectory(MattermostServer server, Ticker ticker) {
    this.server = server;
    this.answers = new Memory<>(Answers::worth, ticker);
  }

  @Override
  public Answer find(Owner owner, Optional<Caller> caller) {
    Optional<Credential> credential =
        caller.flatMap(asking -> Answers.credential(asking, MattermostServer.SPACE));
    if (credential.isEmpty() || !Answers.isPlainId(owner.externalId())) {
      return new Answer.Unknown();
    }
    return answers.recall(
        new Question(owner.externalId(), Answers.digest(credential.get())),
        () -> ask(owner, credential.get()),
        new Answer.Unreachable());
  }

  /** What the server said when the session was looked up, which was seconds ago at most. */
  @Override
  public Optional<Identity> self(Caller caller) {
    return Answers.credential(caller, MattermostServer.SPACE).map(own -> caller.self());
  }

  private Answer ask(Owner owner, Credential credential) {
    if (!(server.user(owner.externalId(), credential)
        instanceof Reply.Answered(int status, JsonNode body))) {
      return new Answer.Unreachable();
    }
    return switch (status) {
      case 200 -> known(owner, body);
      case 400, 401, 404 -> new Answer.Unknown();
      case 403 -> new Answer.Hidden();
      default -> new Answer.Unreachable();
    };
  }

  /** A database that ignores case may find somebody whose id is another. */
  private static Answer known(Owner owner, JsonNode user) {
    Optional<Identity> found = MattermostServer.identity(user);
    if (found.isEmpty()) {
      return new Answer.Unreachable();
    }
    return found.get().owner().equals(owner) ? new Answer.Known(found.get()) : new Answer.Unknown();
  }
}
