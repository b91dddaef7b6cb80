package dev.avatargateway.page;

import dev.avatargateway.core.Album;
import dev.avatargateway.core.Avatars;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.NewAvatar;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Reading;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Sitting;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Dialect;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.Routes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The door of the page for people: the page's files, and what its programs ask for. */
public final class PageDialect implements Dialect {

  /** How long one may stay after coming in by a link. */
  public static final Duration SESSION = Duration.ofHours(1);

  private static final int LONGEST_LINK = 4096;
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

  private final Avatars avatars;
  private final Album album;
  private final Passes passes;
  private final PageSettings settings;
  private final Visitors visitors;
  private final Mirror mirror;
  private final Shelf shelf;
  private final Replies replies;

  public PageDialect(
      Avatars avatars, Album album, Gatekeeper gatekeeper, Passes passes, PageSettings settings) {
    Texts texts = Texts.load();
    this.avatars = avatars;
    this.album = album;
    this.passes = passes;
    this.settings = settings;
    this.visitors = new Visitors(gatekeeper, passes, settings.publicUrl());
    this.mirror = new Mirror(avatars, album, settings);
    this.shelf = new Shelf(texts, settings.gravatarOrigin());
    this.replies = new Replies(texts);
  }

  /** The address that lets in whoever opens it first. */
  public static String address(String publicUrl, Credential link) {
    return publicUrl + "/me#link=" + link.secret();
  }

  @Override
  public String name() {
    return "page";
  }

  @Override
  public void mount(Routes routes) {
    shelf.mount(routes);
    routes.on("GET", "/me/", _ -> Answer.of(308).with("Location", "/me"));
    routes.on("GET", "/me/state", request -> state(request, visitors.caller(request)));
    routes.on("POST", "/me/session", this::enter);
    routes.on("DELETE", "/me/session", this::leave);
    routes.on("PUT", "/me/picture", this::replace);
    routes.on("DELETE", "/me/picture", this::remove);
    routes.on("PUT", "/me/gravatar", this::useGravatar);
    routes.on("GET", "/me/windows/{space}", this::window);
    routes.on("GET", "/me/pictures/{version}", this::picture);
    routes.on("PUT", "/me/pictures/{version}/worn", this::restore);
    routes.onOther("/me/picture", _ -> replies.methodNotAllowed("PUT, DELETE"));
    routes.onOther("/me/session", _ -> replies.methodNotAllowed("POST, DELETE"));
    routes.otherwise("/me", _ -> replies.notFound());
  }

  private Answer state(Request request, Caller caller) {
    return replies.json(mirror.state(caller, visitors.cameByLink(request)));
  }

  private Answer enter(Request request) {
    visitors.requireOwnPage(request);
    return passes
        .exchange(new Credential(link(request)))
        .map(session -> replies.done().with("Set-Cookie", cookie(session.secret(), SESSION)))
        .orElseGet(replies::linkSpent);
  }

  private Answer leave(Request request) {
    visitors.requireOwnPage(request);
    return replies.done().with("Set-Cookie", cookie("", Duration.ZERO));
  }

  private String cookie(String value, Duration age) {
    String secure = settings.publicUrl().get().startsWith("https:") ? "; Secure" : "";
    return "%s=%s; Path=/me; Max-Age=%d; HttpOnly; SameSite=Strict%s"
        .formatted(Visitors.SESSION, value, age.toSeconds(), secure);
  }

  private static String link(Request request) {
    try {
      byte[] body = request.body().readNBytes(LONGEST_LINK);
      String link = new String(body, StandardCharsets.US_ASCII).strip();
      if (!link.isEmpty()) {
        return link;
      }
    } catch (IOException e) {
      throw new RefusedException(new Refusal.Malformed("The body ended early."), e);
    }
    throw new RefusedException(new Refusal.Malformed("The body holds no link."));
  }

  private Answer replace(Request request) {
    Caller caller = visitors.caller(request);
    avatars.permit(caller, caller.owner());
    long limit = settings.limits().maxBytes();
    long declared = request.contentLength().orElse(0);
    if (declared > limit) {
      throw new RefusedException(new Refusal.TooLarge(limit, declared));
    }
    avatars.replace(caller, caller.owner(), new NewAvatar.Sent(request::body, settings.limits()));
    return state(request, caller);
  }

  private Answer remove(Request request) {
    Caller caller = visitors.caller(request);
    avatars.remove(caller, caller.owner());
    return state(request, caller);
  }

  private Answer useGravatar(Request request) {
    Caller caller = visitors.caller(request);
    Owner owner =
        mirror
            .gravatarOwner(caller)
            .orElseThrow(() -> new RefusedException(new Refusal.UnknownPerson(caller.owner())));
    avatars.useGravatar(caller, owner);
    return state(request, caller);
  }

  private Answer restore(Request request) {
    Caller caller = visitors.caller(request);
    Optional<Long> version = version(request);
    if (version.isEmpty()) {
      return replies.notFound();
    }
    album.restore(caller, version.get());
    return state(request, caller);
  }

  private Answer picture(Request request) {
    Caller caller = visitors.caller(request);
    Cut master = Cut.master(settings.masterEdge(), ImageType.JPEG);
    return version(request)
        .flatMap(version -> album.picture(caller, version, master))
        .map(bytes -> replies.picture(master.type(), bytes))
        .orElseGet(replies::notFound);
  }

  private Answer window(Request request) {
    Caller caller = visitors.caller(request);
    String space = request.param("space");
    return settings.windows().stream()
        .filter(window -> window.space().name().equals(space))
        .findFirst()
        .flatMap(window -> mirror.look(caller, window).map(reading -> window(window, reading)))
        .orElseGet(replies::notFound);
  }

  private Answer window(Window window, Reading reading) {
    if (reading instanceof Reading.Found found) {
      return replies.picture(found.rendition().type(), found.bytes());
    }
    Sitting sitting = new Sitting(reading.identity(), reading.portrait());
    return window.blank().apply(sitting) instanceof Blank.Initials(var png)
        ? replies.picture(ImageType.PNG, png)
        : replies.notFound();
  }

  private static Optional<Long> version(Request request) {
    String version = request.param("version");
    return VERSION.matcher(version).matches()
        ? Optional.of(Long.parseLong(version))
        : Optional.empty();
  }

  @Override
  public Answer refuse(Request request, Refusal refusal) {
    return replies.refuse(refusal);
  }

  @Override
  public Answer fail(Request request) {
    return replies.failed();
  }
}
