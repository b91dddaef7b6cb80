package dev.avatargateway.dialect.libravatar;

import dev.avatargateway.core.Avatars;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Pseudonym;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.Sketcher;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Dialect;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.RetryAfter;
import dev.avatargateway.http.Routes;
import java.time.Duration;
import java.util.List;

/** The door for clients of Libravatar and Gravatar. */
public final class LibravatarDialect implements Dialect {

  private static final String FOLDER = "/avatar";
  private static final String PICTURE = FOLDER + "/{digest}";

  private final Pictures pictures;
  private final Replies replies;

  public LibravatarDialect(Avatars avatars, Sketcher sketcher, LibravatarSettings settings) {
    this.replies = new Replies(settings.publicUrl());
    this.pictures =
        new Pictures(avatars, sketcher, new TrustedHosts(settings.trustedDefaults()), replies);
  }

  /** The paths below which somebody's picture is served. */
  public static List<String> picturePaths(Owner owner) {
    return Pseudonym.of(owner).stream().map(one -> FOLDER + "/" + one.digest()).toList();
  }

  @Override
  public String name() {
    return "libravatar";
  }

  @Override
  public void mount(Routes routes) {
    for (String nobody : List.of(FOLDER, FOLDER + "/")) {
      routes.on("GET", nobody, request -> pictures.answer(request, Order.of(request, "")));
    }
    routes.onRead(
        PICTURE,
        request -> pictures.answer(request, order(request)),
        request -> pictures.glance(request, order(request)));
    Answer notAllowed =
        replies.error(405, "Pictures are only read here").with("Allow", "GET, HEAD");
    for (String path : List.of(FOLDER, FOLDER + "/", PICTURE)) {
      routes.onOther(path, _ -> notAllowed);
    }
    routes.otherwise(FOLDER, _ -> replies.nothing());
  }

  private static Order order(Request request) {
    return Order.of(request, request.param("digest"));
  }

  @Override
  public Answer refuse(Request request, Refusal refusal) {
    return switch (refusal) {
      case Refusal.UnknownPerson _ -> replies.nothing();
      case Refusal.Malformed(var what) -> replies.error(400, what);
      case Refusal.Busy(Duration wait) -> RetryAfter.on(replies.error(503, "Too busy now"), wait);
      case Refusal.TooOften(Duration wait) ->
          RetryAfter.on(replies.error(429, "Too many requests"), wait);
      case Refusal.TooManyPixels _ -> replies.error(503, "There is no room for so large a picture");
      case Refusal.StorageUnavailable _, Refusal.StorageFull _, Refusal.ProductUnreachable _ ->
          replies.error(503, "The picture cannot be read now");
      case Refusal.NotAuthenticated _, Refusal.NotAllowed _ -> replies.error(403, "Not allowed");
      case Refusal.TooLarge _,
          Refusal.MissingPart _,
          Refusal.NotAnImage _,
          Refusal.DamagedImage _,
          Refusal.SourceUnreachable _ ->
          fail(request);
    };
  }

  @Override
  public Answer fail(Request request) {
    return replies.error(500, "Something went wrong here");
  }
}
