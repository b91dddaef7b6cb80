package dev.avatargateway.dialect.cloudreve;

import dev.avatargateway.core.AvatarQuery;
import dev.avatargateway.core.Avatars;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Reading;
import dev.avatargateway.core.Rendition;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Glance;
import dev.avatargateway.http.HttpDate;
import dev.avatargateway.http.PictureHeaders;
import dev.avatargateway.http.PortraitGlance;
import dev.avatargateway.http.Preconditions;
import dev.avatargateway.http.Ranges;
import dev.avatargateway.http.Request;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers for what somebody shows: the picture, the way to Gravatar, or that there is nothing. */
final class Pictures {

  private final Avatars avatars;
  private final Gravatar gravatar;
  private final String keptFor;

  Pictures(Avatars avatars, CloudreveSettings settings) {
    this.avatars = avatars;
    this.gravatar = new Gravatar(settings.gravatarUrl());
    this.keptFor = "public, max-age=" + settings.maxAge();
  }

  Answer answer(Request request, Order order) {
    AvatarQuery query =
        new AvatarQuery(
            order.owner(),
            order.cut(),
            order.self(),
            portrait ->
                version(portrait, order.cut())
                    .filter(version -> version.judge(request) != Preconditions.Verdict.PROCEED)
                    .isPresent());
    return switch (avatars.read(query)) {
      case Reading.Found found -> picture(request, order, found);
      case Reading.Unchanged(_, Portrait portrait) -> withoutPicture(request, order, portrait);
      case Reading.Missing(Identity identity, Portrait portrait) ->
          portrait.look() instanceof Look.Gravatar && identity.email() != null
              ? toGravatar(order, identity.email())
              : nothing(order);
      case Reading.Lost _ -> nothing(order);
    };
  }

  /**
   * The same order from memory.
   *
   * @param covers whether it is the order of this request
   */
  Glance glance(Order order, Predicate<Request> covers) {
    return new PortraitGlance(
        request ->
            covers.test(request) ? avatars.glance(order.owner(), order.self()) : Optional.empty(),
        sitting -> words(order, sitting.portrait()));
  }

  private Optional<PortraitGlance.Words> words(Order order, Portrait portrait) {
    return rendition(portrait, order.cut())
        .map(
            rendition -> {
              Version version = Version.of(portrait, rendition);
              return PortraitGlance.Words.tagged(
                  Ranges.offer(whole(order, version, rendition)),
                  () -> avatars.glance(rendition),
                  versioned(304, order, version));
            });
  }

  private Answer picture(Request request, Order order, Reading.Found found) {
    Version version = Version.of(found.portrait(), found.rendition());
    return Ranges.apply(request, whole(order, version, found.rendition()).withBody(found.bytes()));
  }

  private Answer whole(Order order, Version version, Rendition rendition) {
    return PictureHeaders.on(
        versioned(200, order, version).with("Content-Type", rendition.type().mediaType()),
        "avatar.png");
  }

  /** 304 or 412, whichever the conditions of the request came to. */
  private Answer withoutPicture(Request request, Order order, Portrait portrait) {
    Version version = version(portrait, order.cut()).orElseThrow();
    int status = version.judge(request) == Preconditions.Verdict.FAILED ? 412 : 304;
    return versioned(status, order, version);
  }

  private Answer versioned(int status, Order order, Version version) {
    return Answer.of(status)
        .with(Replies.CACHE_CONTROL, order.nocache() ? Replies.NOT_CACHED : keptFor)
        .with("ETag", version.etag())
        .with("Last-Modified", version.modified().toString());
  }

  private Answer toGravatar(Order order, String email) {
    return Replies.redirect(order.redirectStatus(), gravatar.picture(email, order.cut().edge()))
        .with(Replies.CACHE_CONTROL, checkedEachTime(order));
  }

  private static Answer nothing(Order order) {
    return Answer.of(404).with(Replies.CACHE_CONTROL, checkedEachTime(order));
  }

  private static String checkedEachTime(Order order) {
    return order.nocache() ? Replies.NOT_CACHED : "no-cache";
  }

  private static Optional<Version> version(Portrait portrait, Cut cut) {
    return rendition(portrait, cut).map(rendition -> Version.of(portrait, rendition));
  }

  private static Optional<Rendition> rendition(Portrait portrait, Cut cut) {
    return portrait.picture().flatMap(picture -> picture.rendition(cut.name()));
  }

  /**
   * What caches tell one picture from the next by.
   *
   * @param etag quoted, made of the served bytes
   * @param modified when this person last changed
   */
  private record Version(String etag, HttpDate modified) {

    static Version of(Portrait portrait, Rendition rendition) {
      return new Version(
          '"' + rendition.sha256().hex().substring(0, 32) + '"',
          new HttpDate(Instant.ofEpochMilli(portrait.changedAt())));
    }

    Preconditions.Verdict judge(Request request) {
      return Preconditions.evaluate(request, etag, modified.time());
    }
  }
}
