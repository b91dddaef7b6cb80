package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * A bulk-export archive's people, in the order of its lines; positions are line numbers. A
 * picture's time is that of its entry or, where the archive has none, the time at which the archive
 * was made.
 */
public final class ArchiveSource implements Source {

  private static final Pattern PICTURE = Pattern.compile("(?:.*/)?users/([^/]+)/profile\\.png");

  private final Archive archive;
  private final Function<String, Optional<String>> ids;
  private final InitialsRecognition initials;

  /**
   * @param ids the id behind a user name, for people whose picture's path does not tell it; empty
   *     when it is not known
   * @throws BridgeException when it is no such archive
   */
  public ArchiveSource(Path file, Function<String, Optional<String>> ids, Imaging imaging) {
    this.archive = new Archive(file);
    this.ids = ids;
    this.initials = new InitialsRecognition(imaging);
  }

  @Override
  public Set<Space> spaces() {
    return Set.of(MattermostUser.SPACE);
  }

  @Override
  public boolean knowsGravatar() {
    return false;
  }

  @Override
  public String name() {
    return archive.name();
  }

  @Override
  public String edition() {
    return archive.edition();
  }

  /** Counts up to the posts, which follow the people and can be gigabytes. */
  @Override
  public long count() {
    try (ImportLines lines = archive.lines()) {
      long users = 0;
      Optional<ImportLines.Line> line = lines.next();
      while (line.isPresent() && !beginsPosts(line.get())) {
        users += isListed(line.get()) ? 1 : 0;
        line = lines.next();
      }
      return users;
    } catch (IOException e) {
      return -1;
    }
  }

  private static boolean beginsPosts(ImportLines.Line line) {
    return line.said().orElse(null) instanceof ImportLine.Other(String type)
        && (type.equals("post") || type.startsWith("direct_"));
  }

  private static boolean isListed(ImportLines.Line line) {
    return line.said().isEmpty() || line.said().get() instanceof ImportLine.User;
  }

  @Override
  public Stream<Listing> listings(String after) throws IOException {
    if (!after.matches("[0-9]{0,18}")) {
      throw new IOException("not a line's number: " + after);
    }
    long done = after.isEmpty() ? 0 : Long.parseLong(after);
    ImportLines lines = archive.lines();
    return Stream.generate(() -> next(lines))
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .filter(line -> line.number() > done)
        .flatMap(line -> listing(line).stream())
        .onClose(() -> close(lines));
  }

  private static Optional<ImportLines.Line> next(ImportLines lines) {
    try {
      return lines.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(ImportLines lines) {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty when the line is not about a user. */
  private Optional<Listing> listing(ImportLines.Line line) {
    if (line.said().isEmpty()) {
      return Optional.of(
          failed(line, line.whole() ? "the line is no JSON" : "the line is too long"));
    }
    return line.said().get() instanceof ImportLine.User user
        ? Optional.of(listing(line, user))
        : Optional.empty();
  }

  private Listing listing(ImportLines.Line line, ImportLine.User user) {
    String path = user.profileImage() == null ? "" : user.profileImage();
    if (!isPlain(path)) {
      return failed(line, "the picture's path leads out of the archive");
    }
    Optional<String> id = id(user, path);
    if (id.isEmpty()) {
      return new Listing(
          Long.toString(line.number()),
          label(line),
          Optional.empty(),
          new Listing.Skipped("the archive names no id"));
    }
    Identity who = MattermostUser.identity(id.get(), user.username(), user.email());
    return new Listing(
        Long.toString(line.number()),
        "user " + id.get(),
        Optional.of(who),
        path.isEmpty() ? new Listing.Shows(Shown.NOTHING, 0) : content(path, id.get()));
  }

  private Listing.Content content(String path, String id) {
    Optional<ZipEntry> found = archive.find(path);
    if (found.isEmpty()) {
      return new Listing.Shows(
          new Shown.Image(
              () -> {
                throw new NoSuchFileException(path);
              }),
          archive.created());
    }
    ZipEntry entry = found.get();
    if (showsInitials(entry, id)) {
      return new Listing.Skipped("an initials picture");
    }
    long time = Archive.time(entry);
    return new Listing.Shows(
        new Shown.Image(archive.open(entry)), time == 0 ? archive.created() : time);
  }

  private boolean showsInitials(ZipEntry entry, String id) {
    if (entry.getSize() > InitialsRecognition.MAX_BYTES) {
      return false;
    }
    try (InputStream in = archive.open(entry).open()) {
      byte[] file = in.readNBytes(InitialsRecognition.MAX_BYTES + 1);
      return file.length <= InitialsRecognition.MAX_BYTES && initials.isInitials(file, id);
    } catch (IOException e) {
      // What cannot be read is reported when it is imported.
      return false;
    }
  }

  private Optional<String> id(ImportLine.User user, String path) {
    Matcher picture = PICTURE.matcher(path);
    if (picture.matches() && MattermostUser.isId(picture.group(1))) {
      return Optional.of(picture.group(1));
    }
    return Optional.ofNullable(user.username()).flatMap(ids).filter(MattermostUser::isId);
  }

  private static boolean isPlain(String path) {
    return !path.startsWith("/")
        && path.indexOf('\\') < 0
        && path.indexOf('\0') < 0
        && path.length() <= 1024
        && !("/" + path + "/").contains("/../");
  }

  private static Listing failed(ImportLines.Line line, String reason) {
    return new Listing(
        Long.toString(line.number()), label(line), Optional.empty(), new Listing.Failed(reason));
  }

  private static String label(ImportLines.Line line) {
    return "line " + line.number();
  }

  @Override
  public void close() {
    archive.close();
  }
}
