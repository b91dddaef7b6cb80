package dev.avatargateway.bridge.csv;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Destination;
import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.bridge.csv.Bucket.Waiting;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A folder with {@code people.csv} and the pictures it names. A picture file's time is when it was
 * set.
 */
public final class CsvDestination implements Destination {

  private static final String INDEX = "people.csv";
  private static final String WAITING = ".people.csv.waiting";

  private final Path folder;
  private final Space space;
  private final Function<Owner, String> written;
  private final WaitingRows waiting;
  private final PictureFolder pictures;

  /**
   * @param folder made if it is not there
   * @param space whose people are written; rows of others that are there already stay
   * @param written an id as operators write it
   * @throws BridgeException when nothing can be written there, another export is writing there, or
   *     there is a {@code people.csv} of another form
   */
  public CsvDestination(Path folder, Space space, Function<Owner, String> written) {
    this.folder = folder.toAbsolutePath().normalize();
    this.space = space;
    this.written = written;
    try {
      this.waiting = new WaitingRows(this.folder.resolve(WAITING), this.folder.resolve(INDEX));
      this.pictures = new PictureFolder(this.folder, waiting);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private BridgeException cannotWrite(Exception e) {
    return new BridgeException("cannot write to " + folder, e);
  }

  @Override
  public Space space() {
    return space;
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public Delivery deliver(Identity identity, Outfit outfit) {
    try {
      return switch (outfit.look()) {
        case Look.None() -> listed(identity, "");
        case Look.Gravatar() -> listed(identity, Row.GRAVATAR);
        case Look.Wearing _ -> picture(identity, outfit);
      };
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private Delivery picture(Identity identity, Outfit outfit) throws IOException {
    Optional<Master> master = Master.of(outfit);
    Optional<ByteBuffer> bytes = master.flatMap(one -> outfit.bytes().apply(one.cut()));
    if (bytes.isEmpty()) {
      listed(identity, "");
      return new Delivery.Rejected("its bytes are gone here");
    }
    String file =
        PictureName.of(identity.owner()) + "." + master.orElseThrow().cut().type().extension();
    boolean changed = pictures.put(file, bytes.get(), outfit.setAt());
    listed(identity, PictureFolder.NAME + "/" + file);
    return changed ? Delivery.DELIVERED : Delivery.UNCHANGED;
  }

  private Delivery listed(Identity identity, String look) throws IOException {
    Row row =
        new Row(
            identity.owner().space().name(),
            written.apply(identity.owner()),
            Objects.requireNonNullElse(identity.email(), ""),
            Objects.requireNonNullElse(identity.username(), ""),
            look);
    waiting.add(new Waiting(row, PictureName.of(identity.owner())));
    return Delivery.DELIVERED;
  }

  /** Puts the new {@code people.csv} in the place of the old one, in one step. */
  @Override
  public void complete() throws IOException {
    Path draft = waiting.draft();
    RowWriter.write(draft, waiting.buckets());
    Files.move(
        draft,
        folder.resolve(INDEX),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    for (Bucket bucket : waiting.buckets()) {
      for (Waiting one : bucket.rows()) {
        pictures.removeOthers(one);
      }
    }
    waiting.forget();
  }

  @Override
  public void close() {
    try {
      waiting.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
