package dev.avatargateway.dialect.cloudreve;

import dev.avatargateway.auth.CloudreveTokens;
import dev.avatargateway.auth.HmacSecret;
import dev.avatargateway.blob.MemoryBlobStore;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.core.Avatars;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.Directory;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.Intake;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Wardrobe;
import dev.avatargateway.http.Server;
import dev.avatargateway.http.ServerSettings;
import dev.avatargateway.image.OpenCvImaging;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Cloudreve's door alone, on the real server, catalog and imaging. */
final class CloudreveServer implements AutoCloseable {

  /** Row 1, a session, as the product issues it. */
  static final String SESSION =
      "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIiwic3ViIjoiMnJoUCIs"
          + "ImV4cCI6NDEwMjQ0NDgwMCwibmJmIjoxNzYwMDAwMDAwfQ."
          + "c23eI2-Tz4qG_rNZj0m5q6ZGZPBU9v2ZVKMVRT18dAQ";

  private final JdbiCatalog catalog;
  private final CloudreveDialect dialect;
  private final Server server;

  private CloudreveServer(JdbiCatalog catalog, CloudreveDialect dialect, Server server) {
    this.catalog = catalog;
    this.dialect = dialect;
    this.server = server;
  }

  /** With the salt and the key of the contract's tokens. */
  static CloudreveServer start(Path folder, CloudreveSettings settings) throws IOException {
    return start(folder, settings, new MemoryBlobStore());
  }

  static CloudreveServer start(Path folder, CloudreveSettings settings, BlobStore blobs)
      throws IOException {
    CloudreveIds ids = new CloudreveIds(Optional.of("avatar-gateway-test-salt"));
    CloudreveTokens tokens =
        new CloudreveTokens(
            HmacSecret.of("avatar-gateway-test-secret"),
            ids::owner,
            Optional.empty(),
            InstantSource.system());
    Gatekeeper gatekeeper = (door, credential) -> tokens.admit(credential);
    return start(folder, settings, blobs, ids, gatekeeper, Directory.NONE);
  }

  static CloudreveServer start(
      Path folder,
      CloudreveSettings settings,
      BlobStore blobs,
      CloudreveIds ids,
      Gatekeeper gatekeeper,
      Directory directory)
      throws IOException {
    JdbiCatalog catalog = JdbiCatalog.inMemory(5, InstantSource.system());
    Wardrobe wardrobe =
        new Wardrobe(
            new Intake(folder.resolve("incoming")),
            (url, maxBytes) -> {
              throw new RefusedException(new Refusal.SourceUnreachable());
            },
            new OpenCvImaging(Path.of("target", "native")),
            blobs,
            CloudreveDialect.CUTS);
    Avatars avatars = new Avatars(catalog, directory, wardrobe, InstantSource.system());
    CloudreveDialect dialect = new CloudreveDialect(avatars, gatekeeper, ids, settings);
    return new CloudreveServer(
        catalog, dialect, Server.start(ServerSettings.on("127.0.0.1", 0), List.of(dialect)));
  }

  int port() {
    return server.port();
  }

  JdbiCatalog catalog() {
    return catalog;
  }

  CloudreveDialect dialect() {
    return dialect;
  }

  @Override
  public void close() {
    server.close();
    catalog.close();
  }
}
