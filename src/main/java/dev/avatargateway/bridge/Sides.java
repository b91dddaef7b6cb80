package dev.avatargateway.bridge;

import dev.avatargateway.bridge.Finding.Kind;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.NewAvatar;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Wardrobe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Compares what a product shows of somebody with what they show here. */
record Sides(Wardrobe wardrobe, Cut cut, NewAvatar.Limits limits) {

  /** A product that knows no Gravatar shows nothing where the gateway's door there does too. */
  private static final String GRAVATAR_HERE = "a Gravatar here, which is not known there";

  /**
   * Compares one listing.
   *
   * @param gravatar whether the product knows Gravatar
   */
  Finding compare(Listing listing, Optional<Sitter> known, boolean gravatar) {
    Look here = known.map(sitter -> sitter.portrait().look()).orElse(Look.NONE);
    return switch (listing.content()) {
      case Listing.Skipped(String reason) -> new Finding(listing, Kind.NOT_COMPARED, reason);
      case Listing.Failed(String reason) -> new Finding(listing, Kind.UNREADABLE_THERE, reason);
      case Listing.Shows(Shown.Nothing(), long _) ->
          here instanceof Look.Gravatar && !gravatar
              ? new Finding(listing, Kind.NOT_COMPARED, GRAVATAR_HERE)
              : nothing(listing, here, "");
      case Listing.Shows(Shown.Gravatar(), long _) -> gravatar(listing, here);
      case Listing.Shows(Shown.Image(ByteSource bytes), long _) -> picture(listing, bytes, here);
    };
  }

  private static Finding nothing(Listing listing, Look here, String detail) {
    Kind kind = here instanceof Look.None ? Kind.NEITHER : Kind.MISSING_THERE;
    return new Finding(listing, kind, detail);
  }

  private static Finding gravatar(Listing listing, Look here) {
    return switch (here) {
      case Look.Gravatar() -> new Finding(listing, Kind.BOTH_GRAVATAR, "");
      case Look.None() -> new Finding(listing, Kind.MISSING_HERE, "a Gravatar there");
      case Look.Wearing _ -> new Finding(listing, Kind.MIXED, "a Gravatar there");
    };
  }

  private Finding picture(Listing listing, ByteSource bytes, Look here) {
    NewAvatar there = new NewAvatar.Sent(bytes, limits);
    try {
      return switch (here) {
        case Look.Wearing(Picture picture) ->
            new Finding(
                listing,
                switch (Patiently.ask(() -> wardrobe.likeness(picture, there, cut))) {
                  case EQUAL -> Kind.EQUAL;
                  case ALIKE -> Kind.ALIKE;
                  case DIFFERENT -> Kind.DIFFERENT;
                  case LOST -> Kind.LOST_HERE;
                },
                "");
        case Look.None() -> visible(there, listing, Kind.MISSING_HERE);
        case Look.Gravatar() -> visible(there, listing, Kind.MIXED);
      };
    } catch (NoSuchFileException e) {
      return nothing(listing, here, "its file is missing there");
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.StorageUnavailable) {
        throw e;
      }
      return new Finding(listing, Kind.UNREADABLE_THERE, Words.of(e.refusal()));
    } catch (IOException e) {
      return new Finding(listing, Kind.UNREADABLE_THERE, Words.of(e));
    } catch (UncheckedIOException e) {
      return new Finding(listing, Kind.UNREADABLE_THERE, Words.of(Words.cause(e)));
    }
  }

  /** What is there but cannot be seen is not missing here. */
  private Finding visible(NewAvatar there, Listing listing, Kind kind) throws IOException {
    Patiently.ask(() -> wardrobe.served(there, cut));
    return new Finding(listing, kind, "a picture there");
  }
}
