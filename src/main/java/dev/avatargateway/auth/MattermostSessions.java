package dev.avatargateway.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.avatargateway.auth.ProductClient.Reply;
import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Admission.Admitted;
import dev.avatargateway.core.Admission.Denied;
import dev.avatargateway.core.Admission.Reason;
import dev.avatargateway.core.Admission.Undecided;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Right;
import dev.avatargateway.core.Sha256;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Mattermost's opaque tokens, good when the server's {@code users/me} says so. */
final class MattermostSessions implements Verifier {

  /** What the server says of a token. */
  private sealed interface Session {

    record Live(Identity user, Set<Right> rights) implements Session {}

    record Dead(Reason reason) implements Session {}

    record Untold() implements Session {}
  }

  /**
   * Mattermost looks at no more than 50 characters, so what is longer is another product's token
   * and must not be shown to it.
   */
  private static final Pattern OPAQUE = Pattern.compile("[!-~]{1,50}");

  private final MattermostServer server;
  private final Memory<Sha256, Session> sessions;

  MattermostSessions(MattermostServer server, Ticker ticker) {
    this.server = server;
    this.sessions = new Memory<>(MattermostSessions::worth, ticker);
  }

  @Override
  public Admission admit(Credential credential) {
    if (!OPAQUE.matcher(credential.secret()).matches()) {
      return new Denied(Reason.INVALID);
    }
    Session session =
        sessions.recall(Answers.digest(credential), () -> ask(credential), new Session.Untold());
    return switch (session) {
      case Session.Live(Identity user, Set<Right> rights) ->
          new Admitted(new Caller(user, rights, Caller.Issuer.PRODUCT, credential));
      case Session.Dead(Reason reason) -> new Denied(reason);
      case Session.Untold() -> new Undecided();
    };
  }

  private Session ask(Credential credential) {
    return switch (server.user("me", credential)) {
      case Reply.Answered(int status, JsonNode user) when status == 200 -> session(user);
      case Reply.Answered(int status, JsonNode error) when status == 401 || status == 403 ->
          new Session.Dead(Reason.INVALID);
      case Reply.Answered answered -> new Session.Untold();
      case Reply.Silent silent -> new Session.Untold();
    };
  }

  private static Session session(JsonNode user) {
    if (user.path("delete_at").asLong() != 0) {
      return new Session.Dead(Reason.INACTIVE_USER);
    }
    return MattermostServer.identity(user)
        .<Session>map(self -> new Session.Live(self, rights(user.path("roles").asText())))
        .orElse(new Session.Untold());
  }

  private static Set<Right> rights(String roles) {
    List<String> held = Arrays.asList(roles.split(" ", -1));
    Set<Right> rights = EnumSet.of(Right.DRESS_SELF);
    if (!held.contains("system_guest")) {
      rights.add(Right.READ);
    }
    if (held.contains("system_admin")) {
      rights.add(Right.DRESS_OTHERS);
    }
    return rights;
  }

  private static Duration worth(Session session) {
    return switch (session) {
      case Session.Live live -> Duration.ofSeconds(30);
      case Session.Dead dead -> Duration.ofSeconds(5);
      case Session.Untold untold -> Duration.ZERO;
    };
  }
}
