package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Destination;
import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.JdbiException;

/**
 * A Cloudreve site's own folder and database, written to as the site does: the picture's file, then
 * the user's row, of which nothing else is changed but {@code updated_at}, by which browsers see
 * that the picture is another one. A site that runs may go on running.
 */
public final class CloudreveFolder implements Destination {

  private static final Space SPACE = new Space("cloudreve");
  private static final List<Cut> V4 = List.of(Cut.square(200, ImageType.PNG));
  private static final List<Cut> V3 =
      List.of(
          Cut.square(200, ImageType.PNG),
          Cut.square(130, ImageType.PNG),
          Cut.square(50, ImageType.PNG));

  private final Site site;
  private final SiteIds ids;
  private final PictureWriter files;
  private final Imaging imaging;
  private final InstantSource clock;
  private final String name;

  private CloudreveFolder(
      Site site, PictureWriter files, Imaging imaging, InstantSource clock, String name) {
    this.site = site;
    this.ids = new SiteIds(site.salt());
    this.files = files;
    this.imaging = imaging;
    this.clock = clock;
    this.name = name;
  }

  /**
   * Opens a site for changes; nothing is changed yet.
   *
   * @param to as {@link CloudreveSource#open} takes it
   * @param files the folder with the pictures, when {@code to} is a database
   * @throws BridgeException when there is no site that can be written, or the gateway has the salt
   *     of another one
   */
  public static CloudreveFolder open(
      String to, Optional<Path> files, RowIds ids, Imaging imaging, InstantSource clock) {
    Place place = Place.of(to, files);
    Database database = Database.changing(place.database());
    try {
      Site site = Site.open(place, database);
      ids.owner(site.salt(), 1);
      PictureWriter writer = new PictureWriter(site.pictures().home());
      return new CloudreveFolder(site, writer, imaging, clock, place.name());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public Space space() {
    return SPACE;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Delivery deliver(Identity identity, Outfit outfit) {
    OptionalLong row = ids.row(identity.owner());
    if (row.isEmpty()) {
      return new Delivery.Skipped("not known there");
    }
    try {
      Optional<UserRow> user = site.users().find(row.getAsLong());
      if (user.isEmpty()) {
        return new Delivery.Skipped("not known there");
      }
      return user.get().deleted()
          ? new Delivery.Skipped("deleted there")
          : dress(user.get(), outfit);
    } catch (JdbiException e) {
      return new Delivery.Unavailable("the site's database " + SqlTrouble.reason(e));
    } catch (IOException e) {
      return new Delivery.Unavailable(
          "the site's picture cannot be written: " + SqlTrouble.reason(e));
    }
  }

  private Delivery dress(UserRow user, Outfit outfit) throws IOException {
    return switch (outfit.look()) {
      case Look.Wearing wearing -> picture(user, outfit);
      case Look.Gravatar() -> show(user, UserRow.GRAVATAR);
      case Look.None() -> {
        boolean shows =
            user.avatar().equals(UserRow.FILE) || user.avatar().equals(UserRow.GRAVATAR);
        if (!shows) {
          yield Delivery.UNCHANGED;
        }
        yield outfit.touched()
            ? show(user, "")
            : new Delivery.Skipped("nothing was ever set for them here");
      }
    };
  }

  private Delivery picture(UserRow user, Outfit outfit) throws IOException {
    List<Cut> cuts = site.edition() == Edition.V4 ? V4 : V3;
    List<String> names = site.pictures().names(user.id());
    List<ByteBuffer> pictures = new ArrayList<>();
    for (Cut cut : cuts) {
      Optional<ByteBuffer> bytes = outfit.bytes().apply(cut);
      if (bytes.isEmpty()) {
        return new Delivery.Rejected("its bytes are gone here");
      }
      pictures.add(bytes.get());
    }
    boolean changed = false;
    for (int i = 0; i < cuts.size(); i++) {
      if (!lies(names.get(i), pictures.get(i))) {
        files.write(names.get(i), pictures.get(i));
        changed = true;
      }
    }
    return changed ? told(user, UserRow.FILE) : show(user, UserRow.FILE);
  }

  private boolean lies(String file, ByteBuffer picture) throws IOException {
    Optional<ByteBuffer> there = files.read(file);
    try {
      return there.isPresent() && imaging.samePixels(there.get(), picture);
    } catch (RefusedException e) {
      // what lies there is no picture
      return false;
    }
  }

  private Delivery show(UserRow user, String avatar) {
    return user.avatar().equals(avatar) ? Delivery.UNCHANGED : told(user, avatar);
  }

  /** A site's clock may be ahead of this one, and its times are sent to browsers in seconds. */
  private Delivery told(UserRow user, String avatar) {
    Instant now = clock.instant();
    Instant later = user.updatedAt().map(at -> at.plusSeconds(1)).orElse(now);
    return site.users().show(user.id(), avatar, now.isAfter(later) ? now : later)
        ? Delivery.DELIVERED
        : new Delivery.Skipped("deleted there");
  }

  @Override
  public void close() {
    site.close();
  }
}
