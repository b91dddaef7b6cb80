package dev.avatargateway.dialect.libravatar;

import dev.avatargateway.core.AvatarQuery;
import dev.avatargateway.core.Avatars;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Reading;
import dev.avatargateway.core.Rendition;
import dev.avatargateway.core.Sha256;
import dev.avatargateway.core.Sitting;
import dev.avatargateway.core.Sketch;
import dev.avatargateway.core.Sketcher;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Glance;
import dev.avatargateway.http.HttpDate;
import dev.avatargateway.http.PortraitGlance;
import dev.avatargateway.http.Preconditions;
import dev.avatargateway.http.Ranges;
import dev.avatargateway.http.Request;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** Answers with somebody's picture in the size asked for, or with what stands in for it. */
final class Pictures {

  /** The time of all of Gravatar's defaults, by which some scripts tell them from pictures. */
  private static final String OF_DEFAULTS = "Wed, 11 Jan 1984 08:00:00 GMT";

  /** A picture has this rendition when it has transparency. */
  private static final String TRANSPARENT = Cut.master(1, ImageType.PNG).name();

  private final Avatars avatars;
  private final Sketcher sketcher;
  private final TrustedHosts trusted;
  private final Replies replies;

  Pictures(Avatars avatars, Sketcher sketcher, TrustedHosts trusted, Replies replies) {
    this.avatars = avatars;
    this.sketcher = sketcher;
    this.trusted = trusted;
    this.replies = replies;
  }

  Answer answer(Request request, Order order) {
    Optional<Owner> owner = order.pseudonym().flatMap(avatars::named);
    if (owner.isEmpty()) {
      return standIn(request, order, Optional.empty());
    }
    if (order.forced()) {
      return standIn(request, order, username(avatars.find(owner.get(), Optional.empty())));
    }
    AvatarQuery query =
        new AvatarQuery(
            owner.get(),
            picture -> cut(picture, order.size()),
            Optional.empty(),
            portrait ->
                judge(request, order, portrait)
                    .filter(verdict -> verdict != Preconditions.Verdict.PROCEED)
                    .isPresent());
    return switch (avatars.read(query)) {
      case Reading.Found found -> found(request, order, found);
      case Reading.Unchanged(_, Portrait portrait) -> withoutPicture(request, order, portrait);
      case Reading.Missing(Identity identity, _) ->
          standIn(request, order, Optional.ofNullable(identity.username()));
      case Reading.Lost(Identity identity, _) ->
          standIn(request, order, Optional.ofNullable(identity.username()))
              .with(Replies.CACHE_CONTROL, Replies.KEPT_SHORTLY);
    };
  }

  /** The same order from memory; empty where there is nobody to remember. */
  Optional<Glance> glance(Request request, Order order) {
    if (order.forced()) {
      return Optional.empty();
    }
    return order
        .pseudonym()
        .flatMap(avatars::named)
        .map(
            owner ->
                new PortraitGlance(
                    _ -> avatars.glance(owner, Optional.empty()),
                    sitting -> words(request, order, sitting.portrait())));
  }

  private Optional<PortraitGlance.Words> words(Request request, Order order, Portrait portrait) {
    return portrait
        .picture()
        .map(
            picture -> {
              Cut cut = cut(picture, order.size());
              Replies.Version version = version(portrait, picture, cut);
              return PortraitGlance.Words.tagged(
                  Ranges.offer(replies.picture(request, cut.type(), version)),
                  () -> avatars.glance(picture, cut),
                  replies.withoutPicture(304, version));
            });
  }

  private Answer found(Request request, Order order, Reading.Found found) {
    Picture picture = found.portrait().picture().orElseThrow();
    Replies.Version version = version(found.portrait(), picture, cut(picture, order.size()));
    return Ranges.apply(
        request,
        replies.picture(request, found.rendition().type(), version).withBody(found.bytes()));
  }

  private Answer withoutPicture(Request request, Order order, Portrait portrait) {
    Picture picture = portrait.picture().orElseThrow();
    boolean failed = judge(request, order, portrait).orElseThrow() == Preconditions.Verdict.FAILED;
    return replies.withoutPicture(
        failed ? 412 : 304, version(portrait, picture, cut(picture, order.size())));
  }

  private Optional<Preconditions.Verdict> judge(Request request, Order order, Portrait portrait) {
    return portrait
        .picture()
        .map(
            picture ->
                Preconditions.evaluate(
                    request,
                    etag(picture, cut(picture, order.size())),
                    Instant.ofEpochMilli(portrait.changedAt())));
  }

  private static Replies.Version version(Portrait portrait, Picture picture, Cut cut) {
    HttpDate changed = new HttpDate(Instant.ofEpochMilli(portrait.changedAt()));
    return new Replies.Version(etag(picture, cut), changed.toString());
  }

  /** Told without making the picture. */
  private static String etag(Picture picture, Cut cut) {
    return '"' + picture.pack().toString().substring(0, 32) + '-' + cut.name() + '"';
  }

  /** One that is kept in this size, where there is one that shows all there is, or else a new. */
  private static Cut cut(Picture picture, int size) {
    boolean transparent = picture.rendition(TRANSPARENT).isPresent();
    return picture.renditions().stream()
        .filter(kept -> kept.edge() == size)
        .filter(kept -> !transparent || kept.type() == ImageType.PNG)
        .findFirst()
        .map(Pictures::cut)
        .orElseGet(() -> Cut.square(size, transparent ? ImageType.PNG : ImageType.JPEG));
  }

  private static Cut cut(Rendition kept) {
    return new Cut(kept.cut(), kept.edge(), true, kept.type());
  }

  private Answer standIn(Request request, Order order, Optional<String> username) {
    Optional<String> elsewhere = trusted.location(order.fallback());
    if (elsewhere.isPresent()) {
      return replies.elsewhere(elsewhere.get());
    }
    return Drawings.of(Fallback.of(order.fallback()), order, username)
        .map(sketch -> drawn(request, order, sketch))
        .orElseGet(replies::nothing);
  }

  private Answer drawn(Request request, Order order, Sketch sketch) {
    ByteBuffer png = sketcher.draw(sketch, order.size());
    String etag = '"' + Sha256.of(png).hex().substring(0, 32) + '"';
    Replies.Version version = new Replies.Version(etag, OF_DEFAULTS);
    return switch (Preconditions.evaluate(request, etag, Instant.EPOCH)) {
      case NOT_MODIFIED -> replies.withoutPicture(304, version);
      case FAILED -> replies.withoutPicture(412, version);
      case PROCEED ->
          Ranges.apply(request, replies.picture(request, ImageType.PNG, version).withBody(png));
    };
  }

  private static Optional<String> username(Sitting sitting) {
    return Optional.ofNullable(sitting.identity().username());
  }
}
