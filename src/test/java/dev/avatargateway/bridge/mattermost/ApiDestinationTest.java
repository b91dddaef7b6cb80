package dev.avatargateway.bridge.mattermost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiDestinationTest {

  private static final String DRESSED = "d".repeat(26);
  private static final String PLAIN = "p".repeat(26);
  private static final String LOST = "l".repeat(26);

  private StandInServer server;
  private ApiDestination destination;

  @BeforeEach
  void start() throws IOException {
    server = new StandInServer();
    server.add(
        DRESSED, "dressed", "d@example.com", 17, Optional.of(ForgedPictures.picture(1, 128)));
    server.add(PLAIN, "plain", "p@example.com", 0, Optional.empty());
    server.add(LOST, "lost", "l@example.com", 17, Optional.empty());
    destination = new ApiDestination(api(StandInServer.ADMIN), Reads.IMAGING);
    server.forgetAsked();
  }

  @AfterEach
  void stop() {
    destination.close();
    server.close();
  }

  private ProductApi api(String token) {
    return new ProductApi(
        server.url(), Optional.of(new Credential(token)), ProductApi.Patience.SHORT);
  }

  private static Outfit wearing(int kind) {
    return new Outfit(
        Samples.wearing("any"),
        true,
        1,
        cut ->
            cut.name().equals("128.png")
                ? Optional.of(ByteBuffer.wrap(ForgedPictures.picture(kind, 128)))
                : Optional.empty());
  }

  private static Outfit of(Look look, boolean touched) {
    return new Outfit(look, touched, 1, _ -> Optional.empty());
  }

  private Delivery deliver(String id, Outfit outfit) throws InterruptedException {
    return destination.deliver(Identity.of(Samples.mattermost(id)), outfit);
  }

  @Test
  void dressesWhoShowsSomethingElse() throws InterruptedException {
    for (String id : new String[] {DRESSED, PLAIN, LOST}) {
      assertThat(deliver(id, wearing(2))).isEqualTo(Delivery.DELIVERED);
      assertThat(server.picture(id)).contains(ForgedPictures.picture(2, 128));
      assertThat(server.lastPictureUpdate(id)).isGreaterThan(17);
    }
  }

  @Test
  void sendsNothingToWhoShowsItAlready() throws InterruptedException {
    assertThat(deliver(DRESSED, wearing(1))).isEqualTo(Delivery.UNCHANGED);
    assertThat(server.asked()).allSatisfy(call -> assertThat(call).startsWith("GET "));
    assertThat(server.lastPictureUpdate(DRESSED)).isEqualTo(17);
  }

  @Test
  void takesOffWhatIsThereAndOnlyOnce() throws InterruptedException {
    assertThat(deliver(DRESSED, of(Look.NONE, true))).isEqualTo(Delivery.DELIVERED);
    assertThat(server.lastPictureUpdate(DRESSED)).isNegative();
    assertThat(deliver(DRESSED, of(Look.NONE, true))).isEqualTo(Delivery.UNCHANGED);
    assertThat(deliver(PLAIN, of(Look.NONE, true))).isEqualTo(Delivery.UNCHANGED);
  }

  @Test
  void lookThatWasNeverSetTakesNothingOff() throws InterruptedException {
    assertThat(deliver(DRESSED, of(Look.NONE, false))).isInstanceOf(Delivery.Skipped.class);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void gravatarAndStrangersAreSkipped() throws InterruptedException {
    assertThat(deliver(DRESSED, of(Look.GRAVATAR, true)))
        .isEqualTo(new Delivery.Skipped("Mattermost knows no Gravatar"));
    assertThat(deliver("x".repeat(26), wearing(1)))
        .isEqualTo(new Delivery.Skipped("Mattermost does not know them"));
    assertThat(deliver("short", wearing(1))).isInstanceOf(Delivery.Skipped.class);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void pictureWithoutBytesIsRejected() throws InterruptedException {
    assertThat(deliver(DRESSED, of(Samples.wearing("gone"), true)))
        .isInstanceOf(Delivery.Rejected.class);
  }

  @ParameterizedTest
  @CsvSource({
    "403, api.context.permissions.app_error, Rejected, may not change them",
    "409, api.user.upload_profile_user.login_provider_attribute_set.app_error, Rejected, provider",
    "409, api.user.upload_profile_user.profile_field_locked.app_error, Rejected, may not be"
        + " changed",
    "413, api.user.upload_profile_user.too_large.app_error, Rejected, too large",
    "400, api.user.upload_profile_user.decode.app_error, Rejected, does not take it",
    "400, api.context.invalid_url_param.app_error, Skipped, does not know them",
    "404, app.user.missing_account.const, Skipped, does not know them",
    "500, api.user.upload_profile_user.upload_profile.app_error, Unavailable, cannot now",
    "503, any, Unavailable, cannot now",
    "429, any, Unavailable, cannot now",
  })
  void refusalsMeanWhatTheProductMeans(int status, String id, String meaning, String words)
      throws InterruptedException {
    server.refuseNext(call -> call.startsWith("POST "), status, id);
    Delivery delivery = deliver(PLAIN, wearing(1));
    assertThat(delivery.getClass().getSimpleName()).isEqualTo(meaning);
    assertThat(delivery.toString()).contains(words);
    assertThat(deliver(PLAIN, wearing(1))).isEqualTo(Delivery.DELIVERED);
  }

  @ParameterizedTest
  @CsvSource({
    "401, api.context.session_expired.app_error, does not take the token",
    "501, api.user.upload_profile_user.storage.app_error, keeps no pictures",
  })
  void whatKeepsEverybodyOutEndsTheWork(int status, String id, String words) {
    server.refuseNext(call -> true, status, id);
    assertThatThrownBy(() -> deliver(PLAIN, wearing(1)))
        .isInstanceOf(BridgeException.class)
        .hasMessageContaining(words);
  }

  @Test
  void serverThatIsGoneIsUnavailable() throws InterruptedException {
    server.close();
    assertThat(deliver(PLAIN, wearing(1))).isInstanceOf(Delivery.Unavailable.class);
  }

  @Test
  void tokenWithoutRightsIsSaidBeforeAnything() {
    assertThatThrownBy(() -> new ApiDestination(api(StandInServer.PLAIN), Reads.IMAGING))
        .isInstanceOf(BridgeException.class)
        .hasMessageContaining("no system administrator");
  }
}
