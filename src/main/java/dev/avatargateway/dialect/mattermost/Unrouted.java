package dev.avatargateway.dialect.mattermost;

import dev.avatargateway.http.Answer;
import dev.avatargateway.http.GoJson;
import dev.avatargateway.http.Handler;
import dev.avatargateway.http.Request;

/**
 * What Mattermost's router answers by itself: a redirect from a path that is not clean, and a 404
 * without the headers of the other answers.
 */
final class Unrouted implements Handler {

  @Override
  public Answer handle(Request request) {
    String path = request.path();
    String clean = CleanPath.of(path);
    if (!clean.equals(path)) {
      return Answer.of(301).with("Location", CleanPath.escape(clean) + query(request));
    }
    if (path.equals("/api/v4")) {
      // The product shows its web app here, which the gateway does not have.
      return Answer.of(404)
          .with("Content-Type", "text/plain; charset=utf-8")
          .withBody("404 page not found\n");
    }
    String detail =
        "There doesn't appear to be an api call for the url='"
            + path
            + "'.  Typo? are you missing a team_id or user_id as part of the url?";
    return Answer.of(AppError.NOT_FOUND.status())
        .with("Content-Type", "application/json")
        .withBody(GoJson.write(ErrorBody.of(AppError.NOT_FOUND, detail, "")));
  }

  private static String query(Request request) {
    String target = request.target();
    int mark = target.indexOf('?');
    return mark < 0 || mark == target.length() - 1 ? "" : target.substring(mark);
  }
}
