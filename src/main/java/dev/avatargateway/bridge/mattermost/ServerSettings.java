package dev.avatargateway.bridge.mattermost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.core.Credential;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A Mattermost server's settings file, {@code config/config.json}: where it keeps what. */
final class ServerSettings {

  private static final int MAX_BYTES = 4 << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final JsonNode settings;

  /**
   * @throws BridgeException when the file is something else
   */
  ServerSettings(Path file) {
    this.file = file;
    try (InputStream in = Files.newInputStream(file)) {
      this.settings = JSON.readTree(in.readNBytes(MAX_BYTES));
    } catch (IOException e) {
      // Jackson's own words would repeat the place it failed at, which may be a password.
      throw new BridgeException("no settings file of Mattermost: " + file);
    }
    if (settings == null || !settings.path("SqlSettings").isObject()) {
      throw new BridgeException(
          "no settings file of Mattermost, as it has no SqlSettings: " + file);
    }
  }

  DatabaseAddress database() {
    String source = settings.path("SqlSettings").path("DataSource").asText();
    if (source.isEmpty()) {
      throw new BridgeException("SqlSettings.DataSource is empty in " + file);
    }
    return DatabaseAddress.parse(source);
  }

  PictureFiles files() {
    JsonNode place = settings.path("FileSettings");
    String driver = place.path("DriverName").asText();
    return switch (driver) {
      case "local" -> new FolderFiles(folder(place.path("Directory").asText("./data/")));
      case "amazons3" -> new S3Files(bucket(place));
      case "" -> throw new BridgeException("the server keeps no files, says " + file);
      default ->
          throw new BridgeException("unknown FileSettings.DriverName " + driver + " in " + file);
    };
  }

  /** The server runs in the folder that holds {@code config/}, and so its paths begin there. */
  private Path folder(String directory) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder != null && folder.endsWith("config")) {
      folder = folder.getParent();
    }
    return folder == null ? Path.of(directory) : folder.resolve(directory).normalize();
  }

  private S3Place bucket(JsonNode place) {
    String endpoint = place.path("AmazonS3Endpoint").asText("s3.amazonaws.com");
    boolean amazon = endpoint.isEmpty() || endpoint.equals("s3.amazonaws.com");
    String scheme = place.path("AmazonS3SSL").asBoolean(true) ? "https://" : "http://";
    String id = place.path("AmazonS3AccessKeyId").asText();
    String secret = place.path("AmazonS3SecretAccessKey").asText();
    if (place.path("AmazonS3Bucket").asText().isEmpty()) {
      throw new BridgeException("FileSettings.AmazonS3Bucket is empty in " + file);
    }
    try {
      return new S3Place(
          place.path("AmazonS3Bucket").asText(),
          S3Place.trim(place.path("AmazonS3PathPrefix").asText()),
          new S3Place.Access(
              amazon ? Optional.empty() : Optional.of(URI.create(scheme + endpoint)),
              Optional.of(place.path("AmazonS3Region").asText()).filter(s -> !s.isEmpty()),
              !amazon,
              id.isEmpty() || secret.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new S3Place.Keys(id, new Credential(secret)))));
    } catch (IllegalArgumentException e) {
      throw new BridgeException("FileSettings.AmazonS3Endpoint is no address in " + file, e);
    }
  }
}
