package dev.avatargateway.core;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what becomes of a look that is brought from a product, by an import or a pull-through,
 * and makes its picture ready. Nothing is assigned here: that is done with others in one
 * transaction. A picture that many people wear is decoded once in a while, not for each of them.
 * Safe for use by many threads.
 */
public final class Arrivals implements AutoCloseable {

  private final Wardrobe wardrobe;
  private final InstantSource clock;
  private final RecentPictures recent;
  private final BlobBatch packs;

  public Arrivals(Wardrobe wardrobe, InstantSource clock) {
    this.wardrobe = wardrobe;
    this.clock = clock;
    this.recent = new RecentPictures(clock);
    this.packs = wardrobe.batch();
  }

  /** What is to be done about somebody who was brought. */
  public sealed interface Decision {

    /** They are to wear what they wore there. */
    record Wear(Arrival arrival) implements Decision {}

    /** They wear it already; they are only made known. */
    record Worn(Arrival arrival) implements Decision {}

    /** They keep what they wear here, for this reason; they are only made known. */
    record Kept(Arrival arrival, Reason reason) implements Decision {}
  }

  /** Why somebody keeps what they wear. */
  public enum Reason {
    /** The product shows nothing of them. */
    NOTHING_THERE,
    /** The product has lost the picture. */
    LOST_THERE,
    /** What they wear was set later than what was brought. */
    SET_LATER_HERE,
    /** The product shows a Gravatar, which a picture beats. */
    PICTURE_HERE
  }

  /**
   * Decides, and makes the pack of a picture that is to be worn, which may be assigned only after
   * {@link #store}.
   *
   * @param known what the catalog says of them now
   * @param setAt when they chose it there, milliseconds since 1970; 0 when nobody can tell, then a
   *     picture counts as chosen now
   * @throws RefusedException as {@link Imaging} does, with {@link Refusal.TooLarge}, {@link
   *     Refusal.StorageFull} or {@link Refusal.StorageUnavailable}
   * @throws IOException when the picture cannot be read at its source
   */
  public Decision decide(
      Identity identity, Shown shown, long setAt, Optional<Sitter> known, NewAvatar.Limits limits)
      throws IOException {
    return decide(identity, shown, setAt, known, limits, true);
  }

  /**
   * Makes the packs of everything that was decided before safe, at less cost than one by one.
   *
   * @throws RefusedException with {@link Refusal.StorageUnavailable}
   */
  public void store() {
    try {
      packs.commit();
    } catch (IOException e) {
      throw new RefusedException(new Refusal.StorageUnavailable(), e);
    }
  }

  /** Forgets that these packs were stored: who wears them must be decided about again. */
  public void forget(Set<BlobKey> packs) {
    recent.forget(packs);
  }

  /** Forgets packs that were not stored. */
  @Override
  public void close() {
    packs.close();
  }

  /** Decides as {@link #decide} does, but stores nothing. */
  public Decision foresee(
      Identity identity, Shown shown, long setAt, Optional<Sitter> known, NewAvatar.Limits limits)
      throws IOException {
    return decide(identity, shown, setAt, known, limits, false);
  }

  private Decision decide(
      Identity identity,
      Shown shown,
      long setAt,
      Optional<Sitter> known,
      NewAvatar.Limits limits,
      boolean store)
      throws IOException {
    Portrait here = known.map(Sitter::portrait).orElse(Portrait.UNTOUCHED);
    Arrival asIs = new Arrival(identity, Optional.empty(), setAt, here.changedAt());
    return switch (shown) {
      case Shown.Nothing() -> new Decision.Kept(asIs, Reason.NOTHING_THERE);
      case Shown.Gravatar() -> gravatar(asIs, here);
      case Shown.Image(ByteSource bytes) -> {
        try (Received received = wardrobe.receive(new NewAvatar.Sent(bytes, limits))) {
          yield picture(asIs, received, here, limits, store);
        } catch (NoSuchFileException e) {
          yield new Decision.Kept(asIs, Reason.LOST_THERE);
        }
      }
    };
  }

  private static Decision gravatar(Arrival asIs, Portrait here) {
    if (here.look() instanceof Look.Gravatar) {
      return new Decision.Worn(asIs);
    }
    if (here.picture().isPresent()) {
      return new Decision.Kept(asIs, Reason.PICTURE_HERE);
    }
    if (here.setAt() > asIs.setAt()) {
      return new Decision.Kept(asIs, Reason.SET_LATER_HERE);
    }
    return new Decision.Wear(wearing(asIs, Look.GRAVATAR, asIs.setAt()));
  }

  private Decision picture(
      Arrival asIs, Received received, Portrait here, NewAvatar.Limits limits, boolean store)
      throws IOException {
    Optional<Picture> worn = here.picture();
    Optional<Picture> stored = recent.find(received.sha256(), limits);
    if (worn.isPresent()
        && (worn.equals(stored) || wardrobe.resembles(worn.get(), received, limits))) {
      return new Decision.Worn(asIs);
    }
    long setAt = asIs.setAt() == 0 ? clock.millis() : asIs.setAt();
    boolean mends = worn.map(w -> w.source().equals(received.sha256())).orElse(false);
    if (here.setAt() > setAt && !mends) {
      return new Decision.Kept(asIs, Reason.SET_LATER_HERE);
    }
    Picture picture = stored.isPresent() ? stored.get() : made(received, limits, store);
    if (worn.equals(Optional.of(picture))) {
      return new Decision.Worn(asIs);
    }
    Look look = new Look.Wearing(picture);
    return new Decision.Wear(wearing(asIs, look, Math.max(setAt, mends ? here.setAt() : 0)));
  }

  private Picture made(Received received, NewAvatar.Limits limits, boolean store) {
    if (!store) {
      return wardrobe.foresee(received, limits);
    }
    try {
      Picture picture = wardrobe.store(received, limits, packs);
      recent.add(picture, limits);
      return picture;
    } catch (IOException e) {
      throw new RefusedException(new Refusal.StorageUnavailable(), e);
    }
  }

  private static Arrival wearing(Arrival asIs, Look look, long setAt) {
    return new Arrival(asIs.identity(), Optional.of(look), setAt, asIs.basis());
  }
}
