package dev.avatargateway.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Dialect;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.Routes;
import java.io.IOException;
import java.util.function.Predicate;

/** The desk's door on the management port: {@code POST /people} with an administrator's token. */
public final class DeskRoutes implements Dialect {

  static final String PATH = "/people";

  /** By what a client can tell our answers from those of another program at the same port. */
  static final String MARK = "X-Avatar-Gateway";

  private static final int MAX_BODY = 64 * 1024;
  private static final String NO_COMMAND = "the body is no command";
  private static final String BEARER = "Bearer ";

  private final Desk desk;
  private final Predicate<Credential> administrator;
  private final JsonMapper mapper =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES).build();

  /**
   * @param administrator whether a credential is an administrator's
   */
  public DeskRoutes(Desk desk, Predicate<Credential> administrator) {
    this.desk = desk;
    this.administrator = administrator;
  }

  @Override
  public void mount(Routes routes) {
    routes.on("POST", PATH, this::carryOut);
    routes.otherwise(PATH, request -> text(404, "not found"));
  }

  private Answer carryOut(Request request) {
    boolean allowed =
        request
            .header("Authorization")
            .filter(value -> value.startsWith(BEARER) && value.length() > BEARER.length())
            .map(value -> administrator.test(new Credential(value.substring(BEARER.length()))))
            .orElse(false);
    if (!allowed) {
      throw new RefusedException(new Refusal.NotAuthenticated());
    }
    try {
      return text(200, desk.carryOut(read(request)));
    } catch (PeopleException e) {
      return text(422, String.valueOf(e.getMessage()));
    }
  }

  private Wish read(Request request) {
    try {
      byte[] body = request.body().readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        throw new RefusedException(new Refusal.TooLarge(MAX_BODY, body.length));
      }
      Wish wish = mapper.readValue(body, Wish.class);
      if (wish == null) {
        throw new RefusedException(new Refusal.Malformed(NO_COMMAND));
      }
      return wish;
    } catch (JsonProcessingException e) {
      throw new RefusedException(new Refusal.Malformed(NO_COMMAND));
    } catch (IOException e) {
      throw new RefusedException(new Refusal.Malformed("the body ended early"));
    }
  }

  @Override
  public Answer refuse(Request request, Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotAuthenticated() -> text(401, "an administrator's token is needed");
      case Refusal.Malformed(String what) -> text(400, what);
      case Refusal.TooLarge(long limit, long actual) -> text(413, "at most " + limit + " bytes");
      case Refusal.StorageUnavailable() -> text(503, "the store cannot be used now");
      case Refusal.Busy _ -> text(503, "too much to do; try again");
      case Refusal.NotAllowed _ -> text(403, "not allowed");
      case Refusal.UnknownPerson(Owner owner) -> text(422, "nobody is known as " + owner);
      case Refusal.MissingPart(String name, String what) -> text(400, what);
      case Refusal.TooManyPixels _,
          Refusal.NotAnImage _,
          Refusal.DamagedImage _,
          Refusal.SourceUnreachable _,
          Refusal.ProductUnreachable _ ->
          text(422, "it cannot be done");
    };
  }

  @Override
  public Answer fail(Request request) {
    return text(500, "the command failed; the server's log says why");
  }

  private static Answer text(int status, String words) {
    return Answer.of(status)
        .with("Content-Type", "text/plain; charset=utf-8")
        .with("Cache-Control", "no-store")
        .with(MARK, "desk")
        .withBody(words);
  }
}
