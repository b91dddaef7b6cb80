package dev.avatargateway.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The hall: the one way to read and to change what somebody wears. It decides who may, who is known
 * and what is worn already; the ports do the rest. Safe for use by many threads.
 */
public final class Avatars {

  private final Catalog catalog;
  private final Directory directory;
  private final Wardrobe wardrobe;
  private final InstantSource clock;
  private final Optional<PullThrough> pull;
  private final WriteLimit limit;
  private final Lock[] turns = Stream.generate(ReentrantLock::new).limit(64).toArray(Lock[]::new);

  public Avatars(Catalog catalog, Directory directory, Wardrobe wardrobe, InstantSource clock) {
    this(catalog, directory, wardrobe, Optional.empty(), WriteLimit.NONE, clock);
  }

  /**
   * @param pull who is asked about people that are looked at here for the first time
   * @param limit what holds changes back
   */
  public Avatars(
      Catalog catalog,
      Directory directory,
      Wardrobe wardrobe,
      Optional<PullThrough> pull,
      WriteLimit limit,
      InstantSource clock) {
    this.pull = pull;
    this.limit = limit;
    this.catalog = catalog;
    this.directory = directory;
    this.wardrobe = wardrobe;
    this.clock = clock;
  }

  /**
   * Somebody's identity and portrait, for who wants to see them: a look that was never chosen here
   * is looked for at the product they come from. Known are: who is in the catalog, the caller, and
   * whom the product knows. Whether a caller without {@link Right#READ} may see somebody else is
   * for the product to say.
   *
   * @throws RefusedException with {@link Refusal.UnknownPerson}, {@link Refusal.NotAllowed} when
   *     the product hides them from this caller, or {@link Refusal.ProductUnreachable}
   */
  public Sitting find(Owner owner, Optional<Caller> caller) {
    Optional<Sitter> known = catalog.recent(owner);
    if (pull.isPresent() && pull.get().follow(owner, known)) {
      known = catalog.recent(owner);
    }
    return sitting(owner, caller, known);
  }

  /** Who somebody is, without looking for what they show; refuses as {@link #find} does. */
  public Identity identify(Owner owner, Optional<Caller> caller) {
    return lookUp(owner, caller).identity();
  }

  /** What is known here, for who wants to change it. */
  private Sitting lookUp(Owner owner, Optional<Caller> caller) {
    return sitting(owner, caller, catalog.find(owner));
  }

  private Sitting sitting(Owner owner, Optional<Caller> caller, Optional<Sitter> known) {
    boolean self = caller.isPresent() && caller.get().owner().equals(owner);
    boolean restricted = caller.isPresent() && !mayLookAt(caller.get(), owner);
    if (known.isPresent() && !restricted) {
      return new Sitting(known.get().identity(), known.get().portrait());
    }
    if (self) {
      return new Sitting(caller.get().self(), Portrait.UNTOUCHED);
    }
    Portrait portrait = known.map(Sitter::portrait).orElse(Portrait.UNTOUCHED);
    // Nobody waits for the product a second time.
    boolean away = pull.isPresent() && pull.get().isAway(owner.space());
    Directory.Answer answer =
        away ? new Directory.Answer.Unreachable() : directory.find(owner, caller);
    return switch (answer) {
      case Directory.Answer.Known(Identity identity) -> new Sitting(identity, portrait);
      case Directory.Answer.Unknown() ->
          throw new RefusedException(new Refusal.UnknownPerson(owner));
      case Directory.Answer.Hidden() -> throw new RefusedException(new Refusal.NotAllowed());
      case Directory.Answer.Unreachable() ->
          throw new RefusedException(new Refusal.ProductUnreachable(owner.space()));
    };
  }

  /**
   * Somebody's picture in one cut, which is made where the picture has no such rendition. Refuses
   * as {@link #find} does, and with {@link Refusal.Busy} when there is no room to make it.
   */
  public Reading read(AvatarQuery query) {
    Sitting sitting = find(query.owner(), query.caller());
    if (query.known().test(sitting.portrait())) {
      return new Reading.Unchanged(sitting.identity(), sitting.portrait());
    }
    Optional<Picture> picture = sitting.portrait().picture();
    if (picture.isEmpty()) {
      return new Reading.Missing(sitting.identity(), sitting.portrait());
    }
    return wardrobe
        .fit(picture.get(), query.cut().apply(picture.get()))
        .<Reading>map(
            fitted ->
                new Reading.Found(
                    sitting.identity(), sitting.portrait(), fitted.rendition(), fitted.bytes()))
        .orElseGet(() -> new Reading.Lost(sitting.identity(), sitting.portrait()));
  }

  /** Whom a pseudonym means, for who then asks to {@link #read} them. */
  public Optional<Owner> named(Pseudonym pseudonym) {
    return catalog.named(pseudonym);
  }

  /**
   * What {@link #find} says, where all it takes is remembered: without waiting for anything.
   *
   * @return the same object as before for a portrait that has not changed since
   */
  public Optional<Sitting> glance(Owner owner, Optional<Caller> caller) {
    return catalog
        .remembered(owner)
        .filter(known -> pull.isEmpty() || known.portrait().picture().isPresent())
        .filter(_ -> caller.isEmpty() || mayLookAt(caller.get(), owner))
        .map(known -> new Sitting(known.identity(), known.portrait()));
  }

  private static boolean mayLookAt(Caller caller, Owner owner) {
    return caller.may(Right.READ) || caller.owner().equals(owner);
  }

  /** A rendition's bytes where they are remembered; without waiting for anything. */
  public Optional<ByteBuffer> glance(Rendition rendition) {
    return wardrobe.glance(rendition);
  }

  /** A picture in a cut where that is remembered; without waiting for anything. */
  public Optional<ByteBuffer> glance(Picture picture, Cut cut) {
    return wardrobe.glance(picture, cut);
  }

  /**
   * The picture that an earlier or the present version showed; empty when it is not served any
   * more.
   */
  public Optional<ByteBuffer> version(Owner owner, long changedAt, Cut cut) {
    return catalog
        .recent(owner)
        .map(Sitter::portrait)
        .filter(portrait -> portrait.changedAt() == changedAt)
        .flatMap(Portrait::picture)
        .or(() -> catalog.version(owner, changedAt))
        .flatMap(
            picture -> picture.rendition(cut.name()).flatMap(r -> wardrobe.recall(picture, r)));
  }

  /**
   * Checks that the caller may dress this person, before anything else of a request is looked at.
   * Oneself, the other identities of oneself, and with {@link Right#DRESS_OTHERS} everybody.
   *
   * @throws RefusedException with {@link Refusal.NotAllowed}
   */
  public void permit(Caller caller, Owner owner) {
    if (caller.may(Right.DRESS_OTHERS)) {
      return;
    }
    boolean self = caller.owner().equals(owner) || samePerson(caller.owner(), owner);
    if (!self || !caller.may(Right.DRESS_SELF)) {
      throw new RefusedException(new Refusal.NotAllowed());
    }
  }

  /**
   * Dresses somebody in a new picture. When they wear it already, nothing changes, but for bytes
   * that were lost: those are stored again.
   *
   * @return what they show now
   * @throws RefusedException as {@link #permit}, {@link #find}, {@link Fetcher} and {@link Imaging}
   *     do, with {@link Refusal.TooLarge}, {@link Refusal.StorageUnavailable}, or as {@link
   *     WriteLimit} does; nothing has changed then
   */
  public Sitting replace(Caller caller, Owner owner, NewAvatar avatar) {
    permit(caller, owner);
    limit.count(caller);
    limit.requireRoom();
    if (avatar instanceof NewAvatar.Linked) {
      lookUp(owner, Optional.of(caller));
    }
    try (Received received = wardrobe.receive(avatar)) {
      Sitting sitting = lookUp(owner, Optional.of(caller));
      Optional<Picture> worn = sitting.portrait().picture();
      if (worn.isPresent() && wardrobe.holds(worn.get(), received, avatar.limits())) {
        return sitting;
      }
      return wardrobe.store(received, avatar.limits(), picture -> wear(caller, owner, picture));
    } catch (IOException e) {
      throw new RefusedException(new Refusal.StorageUnavailable(), e);
    }
  }

  /** Of several who bring the same picture at the same time, the first changes something. */
  private Sitting wear(Caller caller, Owner owner, Picture picture) {
    Lock mine = turns[Math.floorMod(owner.hashCode(), turns.length)];
    mine.lock();
    try {
      Sitting sitting = lookUp(owner, Optional.of(caller));
      if (!sitting.portrait().picture().equals(Optional.of(picture))) {
        return assign(caller, sitting.identity(), new Look.Wearing(picture));
      }
      catalog.keep(picture.pack());
      return sitting;
    } finally {
      mine.unlock();
    }
  }

  /** Lets somebody show their Gravatar; nothing changes when they do already. */
  public Sitting useGravatar(Caller caller, Owner owner) {
    permit(caller, owner);
    limit.count(caller);
    Sitting sitting = lookUp(owner, Optional.of(caller));
    Identity identity = sitting.identity();
    if (identity.email() == null && caller.owner().equals(owner)) {
      identity = directory.self(caller).map(sitting.identity()::with).orElse(identity);
    }
    if (sitting.portrait().look() instanceof Look.Gravatar && identity.equals(sitting.identity())) {
      return sitting;
    }
    return assign(caller, identity, Look.GRAVATAR);
  }

  /** Takes somebody's picture off; each time is a change. */
  public Sitting remove(Caller caller, Owner owner) {
    permit(caller, owner);
    limit.count(caller);
    return assign(caller, lookUp(owner, Optional.of(caller)).identity(), Look.NONE);
  }

  private Sitting assign(Caller caller, Identity identity, Look look) {
    Origin origin = new Origin(identity.owner(), identity.owner().space().name(), caller.owner());
    Sitter sitter = catalog.assign(identity, look, origin, clock.millis());
    return new Sitting(sitter.identity(), sitter.portrait());
  }

  private boolean samePerson(Owner one, Owner other) {
    Optional<Sitter> first = catalog.find(one);
    return first.isPresent()
        && catalog.find(other).map(s -> s.person().equals(first.get().person())).orElse(false);
  }
}
