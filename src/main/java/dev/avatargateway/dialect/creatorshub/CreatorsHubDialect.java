package dev.avatargateway.dialect.creatorshub;

import dev.avatargateway.core.Avatars;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.NewAvatar;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Sitting;
import dev.avatargateway.core.Space;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Dialect;
import dev.avatargateway.http.Glance;
import dev.avatargateway.http.Multipart;
import dev.avatargateway.http.PortraitGlance;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.Routes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The door for clients of CreatorsHub. */
public final class CreatorsHubDialect implements Dialect {

  public static final Space SPACE = new Space("creatorshub");

  private static final String USER = "/api/public/user/{id}";

  private final Avatars avatars;
  private final Credentials credentials;
  private final CreatorsHubSettings settings;
  private final CreatorsHubReplies replies;
  private final CreatorsHubPictures pictures;
  private final Cut master;

  public CreatorsHubDialect(Avatars avatars, Gatekeeper gatekeeper, CreatorsHubSettings settings) {
    this.avatars = avatars;
    this.credentials = new Credentials(gatekeeper, settings.publicUrl());
    this.settings = settings;
    this.replies = new CreatorsHubReplies(settings.unknownStatus(), settings.limits().maxBytes());
    this.master = Cut.master(settings.masterEdge(), ImageType.JPEG);
    this.pictures = new CreatorsHubPictures(avatars, replies, settings.publicUrl(), master);
  }

  /** Whether an id can be that of a user: 1 to 2⁶³-1 in decimal digits, without zeros first. */
  public static boolean isUserId(String id) {
    return UserId.isOne(id);
  }

  /** The paths below which somebody's pictures are served, with {@code *} for the version. */
  public static List<String> picturePaths(String id) {
    return List.of(CreatorsHubPictures.VERSION.replace("{version}", "*").replace("{id}", id));
  }

  /** Where everybody finds the picture of those who have none. */
  public static String placeholderPath() {
    return CreatorsHubPictures.PLACEHOLDER;
  }

  @Override
  public String name() {
    return "creatorshub";
  }

  @Override
  public void mount(Routes routes) {
    for (String avatar : List.of("/profile/avatar", "/avatar")) {
      routes.onRead(USER + avatar, this::show, this::glance);
      routes.on("PUT", USER + avatar, this::fetch);
      refuseOthers(routes, USER + avatar, "GET, HEAD, PUT");
    }
    for (String file : List.of("/profile/updateAvatarFile", "/updateAvatarFile")) {
      routes.on("PUT", USER + file, this::takeForm);
      refuseOthers(routes, USER + file, "PUT");
    }
    for (String bytes :
        List.of("/profile/updateAvatarBytes", "/updateAvatarBytes", "/avatarBytes")) {
      routes.on("PUT", USER + bytes, this::takeBytes);
      refuseOthers(routes, USER + bytes, "PUT");
    }
    routes.onRead(CreatorsHubPictures.VERSION, pictures::version, pictures::glance);
    refuseOthers(routes, CreatorsHubPictures.VERSION, "GET, HEAD");
    routes.on("GET", CreatorsHubPictures.PLACEHOLDER, pictures::placeholder);
    refuseOthers(routes, CreatorsHubPictures.PLACEHOLDER, "GET, HEAD");
    routes.otherwise("/api/public", request -> replies.error(404, "There is nothing here"));
    routes.otherwise("/images", request -> replies.error(404, "There is nothing here"));
  }

  private void refuseOthers(Routes routes, String pattern, String allowed) {
    Answer notAllowed = replies.error(405, "This path takes " + allowed).with("Allow", allowed);
    routes.onOther(pattern, request -> notAllowed);
  }

  private Answer show(Request request) {
    Caller caller = credentials.caller(request);
    return url(avatars.find(owner(request, caller), Optional.of(caller)));
  }

  /** Whom {@code me} means, each request has to say itself. */
  private Optional<Glance> glance(Request request) {
    String id = request.param("id");
    if (!UserId.isOne(id)) {
      return Optional.empty();
    }
    Owner owner = new Owner(SPACE, id);
    return Optional.of(
        new PortraitGlance(
            each ->
                credentials
                    .remembered(each)
                    .flatMap(caller -> avatars.glance(owner, Optional.of(caller))),
            sitting -> {
              Answer answer = url(sitting);
              return Optional.of(
                  new PortraitGlance.Words(
                      answer, () -> Optional.of(answer.body()), answer, _ -> false));
            }));
  }

  private Answer fetch(Request request) {
    Caller caller = permitted(request);
    // The type of a small JSON is often left to the client's default, which is no reason to refuse.
    if (isForm(request) || isBytes(request)) {
      return replies.error(415, "This path takes application/json");
    }
    String url = AvatarUrlBody.read(request.body());
    return replace(request, caller, new NewAvatar.Linked(url, settings.limits()));
  }

  private Answer takeForm(Request request) {
    Caller caller = permitted(request);
    if (!mediaType(request).equals("multipart/form-data")) {
      return replies.error(415, "This path takes multipart/form-data");
    }
    // The frame around the file: boundaries, part headers, and small fields that are passed over.
    long frame = 64 * 1024;
    return replace(
        request,
        caller,
        new NewAvatar.Sent(
            Multipart.file(
                request,
                "avatar",
                settings.limits().maxBytes() + frame,
                Multipart.Repeated.REFUSED),
            settings.limits()));
  }

  private Answer takeBytes(Request request) {
    Caller caller = permitted(request);
    if (isForm(request) || isJson(request)) {
      return replies.error(415, "This path takes the bytes of a picture, such as image/jpeg");
    }
    request
        .contentLength()
        .ifPresent(
            length -> {
              if (length > settings.limits().maxBytes()) {
                throw new RefusedException(
                    new Refusal.TooLarge(settings.limits().maxBytes(), length));
              }
            });
    return replace(request, caller, new NewAvatar.Sent(request::body, settings.limits()));
  }

  private Caller permitted(Request request) {
    Caller caller = credentials.caller(request);
    avatars.permit(caller, owner(request, caller));
    return caller;
  }

  private Answer replace(Request request, Caller caller, NewAvatar avatar) {
    return url(avatars.replace(caller, owner(request, caller), avatar));
  }

  private Answer url(Sitting sitting) {
    if (sitting.portrait().picture().isPresent()) {
      return replies.url(pictures.url(sitting));
    }
    return replies.url(settings.placeholder() ? pictures.placeholderUrl() : null);
  }

  private static Owner owner(Request request, Caller caller) {
    String id = request.param("id");
    if (id.equals("me")) {
      // An operator's token may name somebody elsewhere, or an id that this product cannot have.
      if (!caller.owner().space().equals(SPACE) || !UserId.isOne(caller.owner().externalId())) {
        throw new RefusedException(new Refusal.UnknownPerson(caller.owner()));
      }
      return caller.owner();
    }
    if (!UserId.isOne(id)) {
      throw new RefusedException(
          new Refusal.Malformed("The user id is a number without zeros before it, or me"));
    }
    return new Owner(SPACE, id);
  }

  private static boolean isForm(Request request) {
    return mediaType(request).startsWith("multipart/");
  }

  private static boolean isBytes(Request request) {
    String type = mediaType(request);
    return type.startsWith("image/") || type.equals("application/octet-stream");
  }

  private static boolean isJson(Request request) {
    String type = mediaType(request);
    return type.equals("application/json") || type.endsWith("+json");
  }

  private static String mediaType(Request request) {
    String type = request.header("Content-Type").orElse("");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public Answer refuse(Request request, Refusal refusal) {
    return refusal instanceof Refusal.NotAllowed && credentials.isForged(request)
        ? replies.error(403, "A change with the login cookie must come from this site's own pages")
        : replies.refuse(refusal, Credentials.isReading(request));
  }

  @Override
  public Answer fail(Request request) {
    return replies.error(500, "Something went wrong here; nothing was changed");
  }
}
