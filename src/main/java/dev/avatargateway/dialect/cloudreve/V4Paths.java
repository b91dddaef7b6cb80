package dev.avatargateway.dialect.cloudreve;

import dev.avatargateway.core.Avatars;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.NewAvatar;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Right;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Glance;
import dev.avatargateway.http.Request;
import java.util.Optional;
import java.util.OptionalLong;

/** Cloudreve 4's two avatar requests, their checks in the product's order. */
final class V4Paths {

  private final Avatars avatars;
  private final TokenStep tokenStep;
  private final CloudreveIds ids;
  private final CloudreveSettings settings;
  private final Pictures pictures;
  private final Cut cut;

  V4Paths(
      Avatars avatars,
      TokenStep tokenStep,
      CloudreveIds ids,
      CloudreveSettings settings,
      Pictures pictures,
      Cut cut) {
    this.avatars = avatars;
    this.tokenStep = tokenStep;
    this.ids = ids;
    this.settings = settings;
    this.pictures = pictures;
    this.cut = cut;
  }

  Answer show(Request request) {
    return switch (tokenStep.visit(request)) {
      case Visit.TurnedAway(Complaint complaint) -> atTokenStep(request, complaint);
      case Visit.SignedIn(Caller caller) -> show(request, Optional.of(caller));
      // The site need not be asked who somebody is for what it shows to everybody.
      case Visit.Anonymous _, Visit.Unjudged _ -> show(request, Optional.empty());
    };
  }

  private Answer show(Request request, Optional<Caller> reader) {
    Optional<Owner> owner = ids.owner(request.param("id"));
    if (owner.isEmpty()) {
      return Replies.complaint(request, Complaint.BAD_ID);
    }
    Optional<Boolean> nocache = flag(request.query("nocache").orElse(""));
    if (nocache.isEmpty()) {
      return Replies.terse(Complaint.BAD_PARAMETER);
    }
    Optional<Caller> self = reader.filter(caller -> caller.owner().equals(owner.get()));
    return pictures.answer(
        request, new Order(owner.get(), cut, self, nocache.get(), settings.redirectStatus()));
  }

  /** For requests without a token: with one, its owner may be somebody whom only they see. */
  Optional<Glance> glance(Request request) {
    Optional<Owner> owner = ids.owner(request.param("id"));
    Optional<Boolean> nocache = flag(request.query("nocache").orElse(""));
    if (owner.isEmpty() || nocache.isEmpty()) {
      return Optional.empty();
    }
    Order order =
        new Order(owner.get(), cut, Optional.empty(), nocache.get(), settings.redirectStatus());
    return Optional.of(pictures.glance(order, each -> each.header("Authorization").isEmpty()));
  }

  Answer set(Request request) {
    return switch (tokenStep.visit(request)) {
      case Visit.TurnedAway(Complaint complaint) -> atTokenStep(request, complaint);
      case Visit.SignedIn(Caller caller) -> set(request, caller);
      case Visit.Anonymous _ -> Replies.complaint(request, Complaint.LOGIN_REQUIRED);
      case Visit.Unjudged _ -> Replies.complaint(request, Complaint.SITE_SILENT);
    };
  }

  private Answer set(Request request, Caller caller) {
    if (!caller.owner().space().equals(CloudreveIds.SPACE)) {
      return Replies.complaint(request, Complaint.NO_SUCH_LOGIN);
    }
    if (!caller.may(Right.READ)) {
      return Replies.complaint(request, Complaint.NO_READ_SCOPE);
    }
    if (!caller.may(Right.DRESS_SELF)) {
      return Replies.complaint(request, Complaint.NO_WRITE_SCOPE);
    }
    OptionalLong length = request.contentLength();
    if (length.isEmpty() || length.getAsLong() > settings.maxBytes()) {
      return Replies.complaint(request, Complaint.TOO_LARGE);
    }
    if (length.getAsLong() == 0) {
      avatars.useGravatar(caller, caller.owner());
    } else {
      avatars.replace(caller, caller.owner(), new NewAvatar.Sent(request::body, settings.limits()));
    }
    return Replies.success();
  }

  /** The product sets its caching header only after this step. */
  private static Answer atTokenStep(Request request, Complaint complaint) {
    return Replies.complaint(request, complaint).without(Replies.CACHE_CONTROL);
  }

  /** A truth value as Go reads it, where none at all is false; empty for anything else. */
  private static Optional<Boolean> flag(String text) {
    return switch (text) {
      case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
      case "", "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
