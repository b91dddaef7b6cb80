package dev.avatargateway.dialect.cloudreve;

import dev.avatargateway.core.Avatars;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Dialect;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.RetryAfter;
import dev.avatargateway.http.Routes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The door for Cloudreve's clients: version 4 whole, and the picture links of version 3. */
public final class CloudreveDialect implements Dialect {

  private static final Cut LARGE = Cut.square(200, ImageType.PNG);
  private static final Cut MEDIUM = Cut.square(130, ImageType.PNG);
  private static final Cut SMALL = Cut.square(50, ImageType.PNG);

  /** What this door shows of every picture: version 4's size, and the two more of version 3. */
  public static final List<Cut> CUTS = List.of(LARGE, MEDIUM, SMALL);

  private final V4Paths v4;
  private final V3Paths v3;

  public CloudreveDialect(
      Avatars avatars, Gatekeeper gatekeeper, CloudreveIds ids, CloudreveSettings settings) {
    Pictures pictures = new Pictures(avatars, settings);
    v4 = new V4Paths(avatars, new TokenStep(gatekeeper), ids, settings, pictures, LARGE);
    v3 = new V3Paths(ids, pictures, Map.of("l", LARGE, "m", MEDIUM, "s", SMALL));
  }

  /** Where people are shown from who asked for their Gravatar. */
  public static String gravatar(CloudreveSettings settings, String email) {
    return new Gravatar(settings.gravatarUrl()).picture(email, LARGE.edge());
  }

  /**
   * The paths, not encoded, below which somebody's picture is served, by the id that clients see.
   */
  public static List<String> picturePaths(String id) {
    return List.of(
        "/api/v4/user/avatar/" + id,
        "/user/avatar/" + id,
        "/api/v3/user/avatar/" + id + "/l",
        "/api/v3/user/avatar/" + id + "/m",
        "/api/v3/user/avatar/" + id + "/s");
  }

  @Override
  public String name() {
    return "cloudreve";
  }

  @Override
  public void mount(Routes routes) {
    for (String base : List.of("/api/v4", "")) {
      routes.onRead(base + "/user/avatar/{id}", v4::show, v4::glance);
      routes.on("GET", base + "/user/avatar/{id}/", request -> withoutSlash(301, request));
      routes.on("PUT", base + "/user/setting/avatar", v4::set);
      routes.on("PUT", base + "/user/setting/avatar/", request -> withoutSlash(307, request));
      routes.otherwise(base + "/user", request -> Replies.pageNotFound());
    }
    routes.onRead("/api/v3/user/avatar/{id}/{size}", v3::show, v3::glance);
    routes.on("GET", "/api/v3/user/avatar/{id}/{size}/", request -> withoutSlash(301, request));
    routes.otherwise("/api/v3", request -> Replies.pageNotFound());
  }

  @Override
  public Answer refuse(Request request, Refusal refusal) {
    Complaint complaint = complaint(request, refusal);
    Answer answer =
        V3Paths.own(request)
            ? V3Paths.refuse(refusal, complaint)
            : Replies.complaint(request, complaint);
    return switch (refusal) {
      case Refusal.Busy(var wait) -> RetryAfter.on(answer, wait);
      case Refusal.TooOften(var wait) -> RetryAfter.on(answer, wait);
      default -> answer;
    };
  }

  @Override
  public Answer fail(Request request) {
    return V3Paths.own(request)
        ? Replies.terse(Complaint.FAULT)
        : Replies.complaint(request, Complaint.FAULT);
  }

  private static Complaint complaint(Request request, Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotAuthenticated _ -> Complaint.LOGIN_REQUIRED;
      case Refusal.NotAllowed _ -> Complaint.NOT_PERMITTED;
      case Refusal.UnknownPerson _ -> Complaint.UNKNOWN_USER;
      case Refusal.TooLarge _ -> Complaint.TOO_LARGE;
      case Refusal.TooManyPixels _, Refusal.NotAnImage _, Refusal.DamagedImage _ ->
          Complaint.INVALID_IMAGE;
      case Refusal.Malformed _, Refusal.MissingPart _, Refusal.SourceUnreachable _ ->
          Complaint.BAD_PARAMETER;
      case Refusal.Busy _ -> Complaint.BUSY;
      case Refusal.TooOften _ -> Complaint.TOO_OFTEN;
      case Refusal.StorageFull _ -> Complaint.NOT_SAVED;
      case Refusal.ProductUnreachable _ -> Complaint.SITE_SILENT;
      case Refusal.StorageUnavailable _ ->
          request.method().equals("PUT") ? Complaint.NOT_SAVED : Complaint.NOT_READ;
    };
  }

  private static Answer withoutSlash(int status, Request request) {
    String path = request.path().substring(0, request.path().length() - 1);
    int query = request.target().indexOf('?');
    return Replies.redirect(
        status, encoded(path) + (query < 0 ? "" : request.target().substring(query)));
  }

  private static String encoded(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(segment -> URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
