package dev.avatargateway.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.avatargateway.auth.ProductClient.Reply;
import dev.avatargateway.core.Admission.Reason;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Directory;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Sha256;
import dev.avatargateway.core.Space;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** A real Cloudreve site, asked who its users are. Its answers are HTTP 200 with a code inside. */
public final class CloudreveSite implements Directory {

  /** What the site says of the user of a token. */
  sealed interface Standing {

    /** The user may sign in. */
    record Active(Identity identity) implements Standing {}

    /** The user or the token is no good. */
    record Barred(Reason reason) implements Standing {}

    /** The site did not say. */
    record Untold() implements Standing {}
  }

  private static final Space SPACE = new Space("cloudreve");

  private record Question(String hashid, Optional<Sha256> token) {}

  private final ProductClient client;
  private final Function<Owner, String> hashids;
  private final Memory<Question, Answer> answers;
  private final Memory<Question, Standing> standings;

  /**
   * Asks the site at this address.
   *
   * @param hashids the id of a user as the site writes it
   */
  public CloudreveSite(ProductUrl url, Function<Owner, String> hashids) {
    this(
        new ProductClient("Cloudreve", url, ProductClient.Patience.USUAL, Ticker.systemTicker()),
        hashids,
        Ticker.systemTicker());
  }

  CloudreveSite(ProductClient client, Function<Owner, String> hashids, Ticker ticker) {
    this.client = client;
    this.hashids = hashids;
    this.answers = new Memory<>(Answers::worth, ticker);
    this.standings = new Memory<>(CloudreveSite::worth, ticker);
  }

  @Override
  public Answer find(Owner owner, Optional<Caller> caller) {
    String hashid = hashids.apply(owner);
    if (!Answers.isPlainId(hashid)) {
      return new Answer.Unknown();
    }
    Optional<Credential> credential = caller.flatMap(c -> Answers.credential(c, SPACE));
    return answers.recall(
        new Question(hashid, credential.map(Answers::digest)),
        () -> info(owner, hashid, credential),
        new Answer.Unreachable());
  }

  @Override
  public Optional<Identity> self(Caller caller) {
    return Answers.credential(caller, SPACE)
        .map(credential -> standing(caller.owner(), credential))
        .flatMap(
            standing ->
                standing instanceof Standing.Active(Identity identity)
                    ? Optional.of(identity)
                    : Optional.empty());
  }

  Standing standing(Owner owner, Credential credential) {
    String hashid = hashids.apply(owner);
    return standings.recall(
        new Question(hashid, Optional.of(Answers.digest(credential))),
        () -> me(owner, hashid, credential),
        new Standing.Untold());
  }

  private Answer info(Owner owner, String hashid, Optional<Credential> credential) {
    Reply reply = client.get(credential, "api", "v4", "user", "info", hashid);
    if (!(reply instanceof Reply.Answered(int status, JsonNode body)) || status != 200) {
      return new Answer.Unreachable();
    }
    return switch (code(body)) {
      case 0 -> new Answer.Known(identity(owner, body.path("data")));
      case -1, 404, 40001, 40021 -> new Answer.Unknown();
      default -> new Answer.Unreachable();
    };
  }

  private Standing me(Owner owner, String hashid, Credential credential) {
    Reply reply = client.get(Optional.of(credential), "api", "v4", "user", "me");
    if (!(reply instanceof Reply.Answered(int status, JsonNode body)) || status != 200) {
      return new Standing.Untold();
    }
    return switch (code(body)) {
      case 0 -> active(owner, hashid, body.path("data"));
      case 401 -> new Standing.Barred(Reason.INVALID);
      case 404 -> new Standing.Barred(Reason.NO_SUCH_USER);
      case 50001 -> new Standing.Barred(Reason.INACTIVE_USER);
      default -> new Standing.Untold();
    };
  }

  private static Standing active(Owner owner, String hashid, JsonNode user) {
    if (!user.path("id").asText().equals(hashid)) {
      // a cache before the site may have answered for somebody else
      return new Standing.Untold();
    }
    return switch (user.path("status").asText()) {
      case "inactive", "manual_banned", "sys_banned" -> new Standing.Barred(Reason.INACTIVE_USER);
      default -> new Standing.Active(identity(owner, user));
    };
  }

  private static Identity identity(Owner owner, JsonNode user) {
    return new Identity(
        owner, Answers.text(user.path("nickname")), Answers.text(user.path("email")));
  }

  private static int code(JsonNode body) {
    return body.path("code").asInt(Integer.MIN_VALUE);
  }

  private static Duration worth(Standing standing) {
    return switch (standing) {
      case Standing.Active active -> Duration.ofSeconds(30);
      case Standing.Barred barred -> Duration.ofSeconds(5);
      case Standing.Untold untold -> Duration.ofSeconds(2);
    };
  }
}
