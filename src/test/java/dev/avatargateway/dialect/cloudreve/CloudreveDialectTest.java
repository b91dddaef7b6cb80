package dev.avatargateway.dialect.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.blob.DiskBlobStore;
import dev.avatargateway.blob.MemoryBlobStore;
import dev.avatargateway.core.Admission;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Directory;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Right;
import dev.avatargateway.core.Space;
import dev.avatargateway.http.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cloudreve's door where stores, sites or settings are not the usual ones. */
class CloudreveDialectTest {

  private static final Path PHOTO = Path.of("compat-specs", "pictures", "photo.png");
  private static final Owner ROW_1 = new Owner(CloudreveIds.SPACE, "#1");
  private static final String CID = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
  private static final String GRAVATAR =
      "https://www.gravatar.com/avatar/77f7cd77903d9b4f8a6d544aa80d014f?d=mm&s=";

  @TempDir private Path folder;

  private CloudreveServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  private RawHttp.Response get(String target, String... headers) throws IOException {
    return RawHttp.exchange(server.port(), head("GET " + target, headers));
  }

  private RawHttp.Response set(byte[] body) throws IOException {
    try (RawHttp http = RawHttp.to(server.port())) {
      return http.send(
              head(
                  "PUT /api/v4/user/setting/avatar",
                  "Authorization: Bearer " + CloudreveServer.SESSION,
                  "Content-Length: " + body.length))
          .send(body)
          .read();
    }
  }

  private static String head(String request, String... headers) {
    return request
        + " HTTP/1.1\nHost: a\nX-Cr-Correlation-Id: "
        + CID
        + "\n"
        + String.join("", Stream.of(headers).map(h -> h + "\n").toList())
        + "\n";
  }

  private static String envelope(int code, String message) {
    return "{\"code\":%d,\"msg\":\"%s\",\"correlation_id\":\"%s\"}".formatted(code, message, CID);
  }

  @ParameterizedTest
  @CsvSource({"301, Moved Permanently", "302, Found"})
  void theWayToGravatarIsAsChosen(int status, String reason) throws IOException {
    server =
        CloudreveServer.start(
            folder,
            new CloudreveSettings(status, 60, 4_194_304, 64_000_000, "https://www.gravatar.com"));
    server.catalog().add("", List.of(new Identity(ROW_1, null, "Admin@Cloudreve.org")));
    assertThat(set(new byte[0]).text()).isEqualTo("{\"code\":0,\"msg\":\"\"}");
    RawHttp.Response answer = get("/user/avatar/2rhP");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Location")).contains(GRAVATAR + "200");
    assertThat(answer.header("Cache-Control")).contains("no-cache");
    assertThat(answer.text())
        .isEqualTo("<a href=\"" + GRAVATAR.replace("&", "&amp;") + "200\">" + reason + "</a>.\n\n");
    assertThat(get("/api/v3/user/avatar/2rhP/s").status()).isEqualTo(301);
  }

  @Test
  void thePictureIsKeptForAsLongAsChosen() throws IOException {
    server =
        CloudreveServer.start(
            folder, new CloudreveSettings(301, 60, 4_194_304, 64_000_000, "https://g.example"));
    set(Files.readAllBytes(PHOTO));
    assertThat(get("/user/avatar/2rhP").header("Cache-Control")).contains("public, max-age=60");
  }

  @Test
  void aPictureOfMorePixelsThanChosenIsRefused() throws IOException {
    server =
        CloudreveServer.start(
            folder, new CloudreveSettings(301, 60, 4_194_304, 89_999, "https://g.example"));
    assertThat(set(Files.readAllBytes(PHOTO)).text()).isEqualTo(envelope(40001, "Invalid image"));
  }

  @Test
  void bytesThatAreGoneAreNoPicture() throws IOException {
    MemoryBlobStore blobs = new MemoryBlobStore();
    server = CloudreveServer.start(folder, CloudreveSettings.DEFAULTS, blobs);
    set(Files.readAllBytes(PHOTO));
    String etag = get("/user/avatar/2rhP").header("ETag").orElseThrow();
    forget(blobs);
    RawHttp.Response answer = get("/user/avatar/2rhP");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Cache-Control")).contains("no-cache");
    assertThat(answer.header("Content-Type")).isEmpty();
    assertThat(answer.body()).isEmpty();
    assertThat(get("/user/avatar/2rhP", "If-None-Match: " + etag).status()).isEqualTo(304);
  }

  private static void forget(BlobStore blobs) throws IOException {
    try (Stream<BlobStore.StoredBlob> stored = blobs.keys()) {
      for (BlobStore.StoredBlob blob : stored.toList()) {
        blobs.delete(blob.key());
      }
    }
  }

  @Test
  void aStoreThatCannotBeWrittenSaysSoAndTheOldPictureStays() throws IOException {
    Path place = folder.resolve("blobs");
    server = CloudreveServer.start(folder, CloudreveSettings.DEFAULTS, new DiskBlobStore(place));
    set(Files.readAllBytes(PHOTO));
    byte[] worn = get("/user/avatar/2rhP").body();
    Files.move(place, folder.resolve("away"));
    Files.writeString(place, "a file where the folder was");
    RawHttp.Response answer = set(Files.readAllBytes(PHOTO.resolveSibling("other.png")));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(envelope(50004, "Failed to save avatar file"));
    Files.delete(place);
    Files.move(folder.resolve("away"), place);
    assertThat(get("/user/avatar/2rhP").body()).isEqualTo(worn);
  }

  @Test
  void aCatalogThatIsClosedIsAFailedReading() throws IOException {
    server = CloudreveServer.start(folder, CloudreveSettings.DEFAULTS);
    server.catalog().close();
    RawHttp.Response answer = get("/user/avatar/2rhP");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(envelope(50004, "Failed to read avatar file"));
    assertThat(get("/api/v3/user/avatar/2rhP/l").text())
        .isEqualTo("{\"code\":50004,\"msg\":\"Failed to read avatar file\"}");
  }

  @Test
  void somebodyOnlyTheSiteKnowsHasNoPicture() throws IOException {
    askedSite(new Directory.Answer.Known(Identity.of(ROW_1)), new Admission.Undecided());
    assertThat(get("/user/avatar/2rhP").status()).isEqualTo(404);
  }

  @Test
  void somebodyTheSiteDoesNotKnowIsUnknown() throws IOException {
    askedSite(new Directory.Answer.Unknown(), new Admission.Undecided());
    assertThat(get("/user/avatar/2rhP").text()).isEqualTo(envelope(40021, ""));
  }

  @Test
  void aSilentSiteIsCalledSilent() throws IOException {
    askedSite(new Directory.Answer.Unreachable(), new Admission.Undecided());
    String silent = envelope(50001, "Cloudreve did not answer in time");
    assertThat(get("/user/avatar/2rhP").text()).isEqualTo(silent);
    assertThat(get("/user/avatar/2rhP", "Authorization: Bearer a").text()).isEqualTo(silent);
    assertThat(set(new byte[0]).text()).isEqualTo(silent);
    assertThat(get("/api/v3/user/avatar/2rhP/l").text())
        .isEqualTo("{\"code\":50001,\"msg\":\"Cloudreve did not answer in time\"}");
  }

  @Test
  void theSitesAddressOfTheCallerIsTheOneForGravatar() throws IOException {
    Caller caller =
        new Caller(
            Identity.of(ROW_1),
            Set.of(Right.READ, Right.DRESS_SELF),
            Caller.Issuer.PRODUCT,
            new Credential("a"));
    askedSite(
        new Directory.Answer.Known(new Identity(ROW_1, "Admin", "admin@cloudreve.org")),
        new Admission.Admitted(caller));
    set(new byte[0]);
    assertThat(get("/user/avatar/2rhP").header("Location")).contains(GRAVATAR + "200");
  }

  @Test
  void anInactiveUserIsTurnedAwayBeforeCachingIsDecided() throws IOException {
    askedSite(new Directory.Answer.Unknown(), new Admission.Denied(Admission.Reason.INACTIVE_USER));
    RawHttp.Response answer = get("/user/avatar/2rhP", "Authorization: Bearer a");
    assertThat(answer.text()).isEqualTo(envelope(50001, "failed to get login user"));
    assertThat(answer.header("Cache-Control")).isEmpty();
    assertThat(set(new byte[0]).text()).isEqualTo(envelope(50001, "failed to get login user"));
  }

  @Test
  void aCallerOfAnotherSpaceHasNoPictureHere() throws IOException {
    Caller admin =
        new Caller(
            Identity.of(new Owner(new Space("mattermost"), "admin")),
            Set.of(Right.values()),
            Caller.Issuer.GATEWAY,
            new Credential("a"));
    askedSite(new Directory.Answer.Unknown(), new Admission.Admitted(admin));
    assertThat(set(new byte[0]).text()).isEqualTo(envelope(404, "User not found"));
    assertThat(server.catalog().find(admin.owner())).isEmpty();
  }

  private void askedSite(Directory.Answer answer, Admission admission) throws IOException {
    Gatekeeper gatekeeper = (door, credential) -> admission;
    server =
        CloudreveServer.start(
            folder,
            CloudreveSettings.DEFAULTS,
            new MemoryBlobStore(),
            new CloudreveIds(Optional.of("avatar-gateway-test-salt")),
            gatekeeper,
            new OneAnswer(answer));
  }

  /** A site that says the same of everybody. */
  private record OneAnswer(Directory.Answer answer) implements Directory {

    @Override
    public Answer find(Owner owner, Optional<Caller> caller) {
      return answer;
    }

    @Override
    public Optional<Identity> self(Caller caller) {
      return answer instanceof Answer.Known(Identity identity)
          ? Optional.of(identity)
          : Optional.empty();
    }
  }
}
