package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Imaging;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Opens what {@code --from} names: {@code https://…} (the HTTP API), {@code jdbc:…} or Mattermost's
 * own form of a database's address, a {@code config.json}, or a bulk-export archive.
 */
public final class MattermostSources {

  /**
   * What else the operator said.
   *
   * @param files where the pictures are: a folder that holds {@code users/}, or {@code
   *     s3://bucket/prefix}; empty for what the settings file says
   * @param s3 how a bucket is reached
   * @param token a system administrator's, for the HTTP API
   * @param ids the id behind a user name, for archives
   */
  public record Settings(
      Optional<String> files,
      S3Place.Access s3,
      Optional<Credential> token,
      Function<String, Optional<String>> ids) {

    /** Nothing was said. */
    public static final Settings NONE =
        new Settings(
            Optional.empty(), S3Place.Access.USUAL, Optional.empty(), _ -> Optional.empty());
  }

  private MattermostSources() {}

  /**
   * Opens a source; nothing is read but what tells that it is one.
   *
   * @throws BridgeException with one sentence when it is none
   */
  public static Source open(String from, Settings settings, Imaging imaging) {
    if (from.startsWith("http://") || from.startsWith("https://")) {
      return api(from, settings);
    }
    if (DatabaseAddress.looksLikeOne(from)) {
      return database(DatabaseAddress.parse(from), files(settings));
    }
    Path file = path(from);
    if (Files.isDirectory(file)) {
      throw new BridgeException(
          "a folder has no list of people: name the server's database, and the folder with"
              + " --files");
    }
    if (!Files.isRegularFile(file)) {
      // Not repeated: an address with a slip in it may hold a password.
      throw new BridgeException(
          "no such file, nor an address that is understood: give https://…, jdbc:…, the DataSource"
              + " of Mattermost's settings, its config.json or an export archive");
    }
    return isArchive(file)
        ? new ArchiveSource(file, settings.ids(), imaging)
        : configured(file, settings);
  }

  private static Source api(String from, Settings settings) {
    if (settings.token().isEmpty()) {
      throw new BridgeException("Mattermost's HTTP API needs a system administrator's token");
    }
    ProductApi api = new ProductApi(from, settings.token(), ProductApi.Patience.LONG);
    try {
      return new ApiSource(api);
    } catch (BridgeException e) {
      api.close();
      throw e;
    }
  }

  private static Source configured(Path file, Settings settings) {
    ServerSettings server = new ServerSettings(file);
    DatabaseAddress database = server.database();
    return database(database, settings.files().isPresent() ? files(settings) : server.files());
  }

  private static Source database(DatabaseAddress address, PictureFiles files) {
    try {
      return new DatabaseSource(new Database(address), files);
    } catch (BridgeException e) {
      files.close();
      throw e;
    }
  }

  private static PictureFiles files(Settings settings) {
    String files =
        settings
            .files()
            .orElseThrow(
                () ->
                    new BridgeException(
                        "the database holds no pictures: name the folder that holds users/, or"
                            + " s3://bucket/prefix, with --files"));
    return files.startsWith("s3://")
        ? new S3Files(S3Place.parse(files, settings.s3()))
        : new FolderFiles(path(files));
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new BridgeException("not the name of a file or folder");
    }
  }

  private static boolean isArchive(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(2);
      return file.toString().endsWith(".zip")
          || (head.length == 2 && head[0] == 'P' && head[1] == 'K');
    } catch (IOException e) {
      throw new BridgeException("cannot be read: " + file, e);
    }
  }
}
