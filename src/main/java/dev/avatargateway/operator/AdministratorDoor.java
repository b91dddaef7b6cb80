package dev.avatargateway.operator;

import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.PlainAnswers;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.RetryAfter;
import java.io.IOException;

/** What all doors on the management port have in common: who may enter, and how it is refused. */
record AdministratorDoor(Administrators administrators) {

  /** By what a client can tell our answers from those of another program at the same port. */
  static final String MARK = "X-Avatar-Gateway";

  private static final String BEARER = "Bearer ";

  void check(Request request) {
    boolean allowed =
        request
            .header("Authorization")
            .filter(value -> value.startsWith(BEARER) && value.length() > BEARER.length())
            .map(value -> new Credential(value.substring(BEARER.length())))
            .map(credential -> administrators.include(credential, request.client()))
            .orElse(false);
    if (!allowed) {
      throw new RefusedException(new Refusal.NotAuthenticated());
    }
  }

  static byte[] body(Request request, int limit) {
    try {
      byte[] body = request.body().readNBytes(limit + 1);
      if (body.length > limit) {
        throw new RefusedException(new Refusal.TooLarge(limit, body.length));
      }
      return body;
    } catch (IOException e) {
      throw new RefusedException(new Refusal.Malformed("the body ended early"));
    }
  }

  static Answer refuse(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotAuthenticated() -> text(401, "an administrator's token is needed");
      case Refusal.Malformed(String what) -> text(400, what);
      case Refusal.TooLarge(long limit, long actual) -> text(413, "at most " + limit + " bytes");
      case Refusal.StorageUnavailable() -> text(503, "the store cannot be used now");
      case Refusal.StorageFull() -> text(507, "the store is full");
      case Refusal.TooOften(var wait) ->
          RetryAfter.on(text(429, "too many bad tokens; try again later"), wait);
      case Refusal.Busy(var wait) -> RetryAfter.on(text(503, "too much to do; try again"), wait);
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

  static Answer text(int status, String words) {
    return PlainAnswers.text(status, words).with(MARK, "desk");
  }
}
