package dev.avatargateway.dialect.mattermost;

import dev.avatargateway.core.AvatarQuery;
import dev.avatargateway.core.Avatars;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Initials;
import dev.avatargateway.core.NewAvatar;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Reading;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Sitting;
import dev.avatargateway.core.Space;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Dialect;
import dev.avatargateway.http.Glance;
import dev.avatargateway.http.Handler;
import dev.avatargateway.http.Multipart;
import dev.avatargateway.http.PortraitGlance;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.RetryAfter;
import dev.avatargateway.http.Routes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Mattermost's profile pictures: read, set, reset, and the default picture. */
public final class MattermostDialect implements Dialect {

  public static final Space SPACE = new Space("mattermost");

  private static final Cut CUT = Cut.square(128, ImageType.PNG);

  /** The renditions it serves. */
  public static final List<Cut> CUTS = List.of(CUT);

  private static final int LONGEST_URL = 2048;

  private final Avatars avatars;
  private final InitialsPicture initials;
  private final MattermostSettings settings;
  private final Sessions sessions;
  private final Replies replies;
  private final Unrouted unrouted = new Unrouted();

  public MattermostDialect(
      Avatars avatars, Gatekeeper gatekeeper, Initials initials, MattermostSettings settings) {
    this.avatars = avatars;
    this.initials = new InitialsPicture(initials);
    this.settings = settings;
    this.sessions = new Sessions(gatekeeper, SPACE);
    this.replies = new Replies(settings);
  }

  /** Whether an id has the product's form: 26 letters and digits. */
  public static boolean isUserId(String id) {
    return UserId.isValid(id);
  }

  /** The picture that people without one have, a PNG of 128×128. */
  public static ByteBuffer initials(Initials initials, Identity identity) {
    return new InitialsPicture(initials).of(identity);
  }

  /** The paths below which somebody's picture is served. */
  public static List<String> picturePaths(String id) {
    return List.of("/api/v4/users/" + id + "/image", "/users/" + id + "/image");
  }

  @Override
  public String name() {
    return "mattermost";
  }

  @Override
  public void mount(Routes routes) {
    for (String users : List.of("/api/v4/users", "/users")) {
      routes.onRead(users + "/{id}/image", signedIn(this::read), this::glance);
      routes.on("POST", users + "/{id}/image", signedIn(this::upload));
      routes.on("DELETE", users + "/{id}/image", signedIn(this::reset));
      routes.on("GET", users + "/{id}/image/default", signedIn(this::readDefault));
    }
    routes.otherwise("/api/v4", unrouted);
    routes.otherwise("/users", unrouted);
  }

  @Override
  public Answer refuse(Request request, Refusal refusal) {
    if (refusal instanceof Refusal.TooOften(var wait)) {
      return RetryAfter.on(Replies.limitExceeded(), wait);
    }
    if (refusal instanceof Refusal.Malformed && request.target().length() > LONGEST_URL) {
      return replies.error(request, AppError.URL_TOO_LONG);
    }
    Answer answer = replies.error(request, Words.of(request.method(), refusal));
    return refusal instanceof Refusal.Busy(var wait) ? RetryAfter.on(answer, wait) : answer;
  }

  @Override
  public Answer fail(Request request) {
    return replies.error(request, AppError.FAULT);
  }

  /** Answers what a caller asks of somebody. */
  @FunctionalInterface
  private interface Action {
    Answer answer(Request request, Caller caller, Owner owner);
  }

  private Handler signedIn(Action action) {
    return request -> {
      String id = request.param("id");
      if (!UserId.isRouted(id)) {
        return unrouted.handle(request);
      }
      if (request.target().length() > LONGEST_URL) {
        return replies.error(request, AppError.URL_TOO_LONG);
      }
      return switch (sessions.of(request)) {
        case Session.Closed closed -> replies.closed(request, closed);
        case Session.Open(Caller caller) ->
            UserId.owner(SPACE, id, caller)
                .map(owner -> action.answer(request, caller, owner))
                .orElseGet(() -> replies.error(request, AppError.BAD_USER_ID));
      };
    };
  }

  private Answer read(Request request, Caller caller, Owner owner) {
    String asked = request.header("If-None-Match").orElse("");
    return switch (avatars.read(
        new AvatarQuery(
            owner, CUT, Optional.of(caller), portrait -> Etag.matches(asked, portrait)))) {
      case Reading.Unchanged(var _, Portrait portrait) -> replies.unchanged(Etag.of(portrait));
      case Reading.Found found -> picture(found.portrait()).withBody(found.bytes());
      case Reading.Missing(var identity, Portrait portrait) ->
          picture(portrait).withBody(initials.of(identity));
      case Reading.Lost(var identity, var _) ->
          replies.picture(Replies.CacheFor.SHORT).withBody(initials.of(identity));
    };
  }

  private Answer picture(Portrait portrait) {
    return replies.picture(Replies.CacheFor.USUAL).with("Etag", Etag.of(portrait));
  }

  /** Whom {@code me} means, each request has to say itself. */
  private Optional<Glance> glance(Request request) {
    String id = request.param("id");
    if (!UserId.isValid(id)) {
      return Optional.empty();
    }
    Owner owner = new Owner(SPACE, id);
    return Optional.of(
        new PortraitGlance(
            each ->
                sessions
                    .remembered(each)
                    .flatMap(caller -> avatars.glance(owner, Optional.of(caller))),
            this::words));
  }

  private Optional<PortraitGlance.Words> words(Sitting sitting) {
    Portrait portrait = sitting.portrait();
    return bytes(sitting)
        .map(
            bytes ->
                new PortraitGlance.Words(
                    picture(portrait),
                    bytes,
                    replies.unchanged(Etag.of(portrait)),
                    asked -> Etag.matches(asked, portrait)));
  }

  private Optional<Supplier<Optional<ByteBuffer>>> bytes(Sitting sitting) {
    Optional<Picture> picture = sitting.portrait().picture();
    if (picture.isEmpty()) {
      Optional<ByteBuffer> drawn = Optional.of(initials.of(sitting.identity()));
      return Optional.of(() -> drawn);
    }
    return picture
        .flatMap(worn -> worn.rendition(CUT.name()))
        .map(rendition -> () -> avatars.glance(rendition));
  }

  private Answer readDefault(Request request, Caller caller, Owner owner) {
    return replies
        .picture(Replies.CacheFor.USUAL)
        .withBody(initials.of(avatars.identify(owner, Optional.of(caller))));
  }

  private Answer upload(Request request, Caller caller, Owner owner) {
    avatars.permit(caller, owner);
    if (request.contentLength().orElse(0) > settings.maxBytes()) {
      return replies.error(request, AppError.TOO_LARGE);
    }
    try {
      avatars.replace(caller, owner, picture(request));
      return replies.ok(request);
    } catch (RefusedException e) {
      // Elsewhere a malformed request is 400; the product has a 500 for forms alone.
      if (e.refusal() instanceof Refusal.Malformed) {
        return replies.error(request, AppError.NOT_A_FORM);
      }
      throw e;
    }
  }

  private NewAvatar picture(Request request) {
    long longestForm = settings.maxBytes() + MattermostSettings.FRAME;
    return new NewAvatar.Sent(
        Multipart.file(request, "image", longestForm, Multipart.Repeated.FIRST_COUNTS),
        new NewAvatar.Limits(longestForm, settings.maxPixels()));
  }

  private Answer reset(Request request, Caller caller, Owner owner) {
    avatars.remove(caller, owner);
    return replies.ok(request);
  }
}
