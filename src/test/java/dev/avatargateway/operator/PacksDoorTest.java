package dev.avatargateway.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.blob.DiskBlobStore;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.contract.PacksContract;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.Catalog;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Packs;
import dev.avatargateway.http.Management;
import dev.avatargateway.http.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packs of a catalog, asked in its own process and over HTTP. */
class PacksDoorTest {

  /** A catalog over a store on disk. */
  abstract static class Here implements PacksContract {

    @TempDir Path folder;
    JdbiCatalog catalog;
    BlobStore blobs;

    @BeforeEach
    void openStore() throws IOException {
      blobs = new DiskBlobStore(folder.resolve("blobs"));
      catalog = JdbiCatalog.inMemory(5, new ManualClock()).over(blobs);
    }

    @AfterEach
    void closeStore() {
      catalog.close();
    }

    @Override
    public Packs packs() {
      return catalog.packs();
    }

    @Override
    public Catalog catalog() {
      return catalog;
    }

    @Override
    public BlobStore blobs() {
      return blobs;
    }

    @Override
    public void damage(BlobKey pack) throws IOException {
      String name = pack.toString();
      Path file = folder.resolve("blobs").resolve(name.substring(0, 2)).resolve(name);
      Files.write(file, new byte[(int) Files.size(file)]);
    }
  }

  @Nested
  class InOneProcess extends Here {}

  @Nested
  class OverHttp extends Here {

    private static final Credential ADMIN = new Credential("admin");

    private Management management;
    private PacksClient client;

    @BeforeEach
    void open() throws IOException {
      management =
          Management.start(
              ServerSettings.on("127.0.0.1", 0),
              Map::of,
              List.of(
                  new PacksRoutes(catalog.packs(), (credential, _) -> ADMIN.equals(credential))));
      client = new PacksClient(URI.create("http://127.0.0.1:" + management.port()), () -> ADMIN);
    }

    @AfterEach
    void close() {
      client.close();
      management.close();
    }

    @Override
    public Packs packs() {
      return client;
    }

    @Test
    void onlyAnAdministratorsTokenOpensTheDoor() throws Exception {
      assertThat(send("page", "Bearer user", "{\"after\":\"\",\"limit\":1}")).isEqualTo(401);
      assertThat(send("page", "Bearer admin", "{\"after\":\"\",\"limit\":1}")).isEqualTo(200);
      assertThat(send("page", "Bearer admin", "{\"after\":\"\",\"limit\":0}")).isEqualTo(400);
      assertThat(send("set-aside", "Bearer admin", "{\"pack\":\"../x\",\"fault\":\"ORPHAN\"}"))
          .isEqualTo(400);
      assertThat(send("nothing", "Bearer admin", "{}")).isEqualTo(404);
    }

    private int send(String path, String credential, String body) throws Exception {
      URI uri = URI.create("http://127.0.0.1:" + management.port()).resolve("/packs/" + path);
      try (HttpClient http = HttpClient.newHttpClient()) {
        return http.send(
                HttpRequest.newBuilder(uri)
                    .header("Authorization", credential)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.discarding())
            .statusCode();
      }
    }
  }
}
