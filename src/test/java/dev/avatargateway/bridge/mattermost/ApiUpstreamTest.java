package dev.avatargateway.bridge.mattermost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Upstream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiUpstreamTest {

  private static final String SOMEBODY = "d".repeat(26);

  private StandInServer server;
  private ProductApi api;
  private Upstream upstream;

  @BeforeEach
  void start() throws IOException {
    server = new StandInServer();
    api =
        new ProductApi(
            server.url(),
            Optional.of(new Credential(StandInServer.ADMIN)),
            ProductApi.Patience.SHORT);
    upstream = new ApiUpstream(api);
  }

  @AfterEach
  void stop() {
    api.close();
    server.close();
  }

  private void add(long lastPictureUpdate, Optional<byte[]> file) {
    server.add(SOMEBODY, "some", "some@example.com", lastPictureUpdate, file);
  }

  private Optional<Upstream.Found> find(String id) throws IOException {
    return upstream.find(Samples.mattermost(id));
  }

  @Test
  void pictureComesWithItsTimeAndOwner() throws IOException {
    add(17, Optional.of(ForgedPictures.picture(1, 128)));
    Upstream.Found found = find(SOMEBODY).orElseThrow();
    server.close();
    assertThat(found.identity())
        .isEqualTo(MattermostUser.identity(SOMEBODY, "some", "some@example.com"));
    assertThat(found.setAt()).isEqualTo(17);
    assertThat(((Shown.Image) found.shown()).bytes().open().readAllBytes())
        .isEqualTo(ForgedPictures.picture(1, 128));
  }

  @Test
  void initialsAndLostPicturesAreNothing() throws IOException {
    for (long lastPictureUpdate : new long[] {0, -17, 17}) {
      add(lastPictureUpdate, Optional.empty());
      assertThat(find(SOMEBODY).orElseThrow().shown()).isEqualTo(Shown.NOTHING);
      assertThat(find(SOMEBODY).orElseThrow().setAt()).isZero();
    }
  }

  @Test
  void strangersAreNotKnown() throws IOException {
    assertThat(find(SOMEBODY)).isEmpty();
    assertThat(find("no-id")).isEmpty();
    assertThat(upstream.find(Samples.cloudreve(SOMEBODY))).isEmpty();
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void serverThatCannotNowIsNoAnswer() {
    add(17, Optional.of(ForgedPictures.picture(1, 128)));
    for (int status : new int[] {401, 403, 429, 500}) {
      server.refuseNext(call -> true, status, "any");
      assertThatThrownBy(() -> find(SOMEBODY)).isInstanceOf(IOException.class);
    }
    server.refuseNext(call -> call.endsWith("/image"), 500, "any");
    assertThatThrownBy(() -> find(SOMEBODY)).isInstanceOf(IOException.class);
  }

  @Test
  void idsAreFoundByUserName() {
    add(0, Optional.empty());
    ApiIds ids = new ApiIds(api);
    assertThat(ids.apply("some")).contains(SOMEBODY);
    assertThat(ids.apply("other")).isEmpty();
    assertThat(ids.apply("../me")).isEmpty();
  }
}
