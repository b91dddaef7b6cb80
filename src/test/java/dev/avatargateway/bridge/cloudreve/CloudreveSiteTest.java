package dev.avatargateway.bridge.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.bridge.cloudreve.StandInSite.Answer;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Owner;
import java.io.IOException;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudreveSiteTest {

  private static final String GET = "GET /api/v4/user/avatar/lpua?nocache=1";
  private static final String PUT = "PUT /api/v4/user/setting/avatar";
  private static final Answer GRAVATAR =
      Answer.redirect(302, "https://www.gravatar.com/avatar/" + "0a".repeat(16) + "?d=mm&s=200");

  private StandInSite site;
  private CloudreveSite destination;

  @BeforeEach
  void start() throws IOException {
    site = new StandInSite();
    destination =
        new CloudreveSite(
            site.api,
            Owner::externalId,
            owner ->
                owner.externalId().equals("lpua")
                    ? Optional.of(new Credential("token-of-lpua"))
                    : Optional.empty(),
            House.IMAGING);
    site.answers.put(GET, Answer.empty(404));
    site.answers.put(PUT, Answer.json(0, ""));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private Delivery deliver(Outfit outfit) throws InterruptedException {
    return destination.deliver(Outfits.hashid("lpua"), outfit);
  }

  private StandInSite.Asked put() {
    return site.asked.stream().filter(a -> a.line().equals(PUT)).findFirst().orElseThrow();
  }

  @Test
  void sendsThePictureInTheUsersOwnName() throws Exception {
    assertThat(deliver(Outfits.picture(1))).isEqualTo(Delivery.DELIVERED);
    assertThat(put())
        .isEqualTo(
            new StandInSite.Asked(
                PUT, "Bearer token-of-lpua", "image/png", ByteString.of(Tint.png(1, 200))));
  }

  @Test
  void aGravatarIsAnEmptyBody() throws Exception {
    assertThat(deliver(Outfits.GRAVATAR)).isEqualTo(Delivery.DELIVERED);
    assertThat(put())
        .isEqualTo(new StandInSite.Asked(PUT, "Bearer token-of-lpua", "null", ByteString.EMPTY));
  }

  @Test
  void whatIsThereAlreadyIsNotSent() throws Exception {
    site.answers.put(GET, GRAVATAR);
    assertThat(deliver(Outfits.GRAVATAR)).isEqualTo(Delivery.UNCHANGED);
    site.answers.put(GET, Answer.picture(Tint.png(1, 200)));
    assertThat(deliver(Outfits.picture(1))).isEqualTo(Delivery.UNCHANGED);
    site.answers.put(GET, Answer.empty(404));
    assertThat(deliver(Outfits.TAKEN_OFF)).isEqualTo(Delivery.UNCHANGED);
    assertThat(site.asked).noneMatch(asked -> asked.line().equals(PUT));
    site.answers.put(GET, Answer.picture(Tint.png(2, 200)));
    assertThat(deliver(Outfits.picture(1))).isEqualTo(Delivery.DELIVERED);
  }

  @Test
  void whatCannotBeDoneIsSkippedWithTheReason() throws Exception {
    assertThat(destination.deliver(Outfits.hashid("other"), Outfits.GRAVATAR))
        .isEqualTo(new Delivery.Skipped("no token can be made for their id"));
    assertThat(deliver(Outfits.NEVER_SET)).isInstanceOf(Delivery.Skipped.class);
    assertThat(deliver(Outfits.LOST)).isInstanceOf(Delivery.Rejected.class);
    site.answers.put(GET, GRAVATAR);
    assertThat(deliver(Outfits.TAKEN_OFF))
        .isEqualTo(new Delivery.Skipped("Cloudreve's API cannot take a picture off"));
    site.answers.put(GET, Answer.json(40021, ""));
    assertThat(deliver(Outfits.picture(1))).isEqualTo(new Delivery.Skipped("not known there"));
  }

  @ParameterizedTest
  @CsvSource({
    "404, User not found, Skipped",
    "50001, failed to get login user, Skipped",
    "50001, Failed to update user avatar, Unavailable",
    "50004, Failed to create avatar file, Unavailable",
    "-1, '', Unavailable",
    "40001, Invalid image, Rejected",
    "40049, '', Rejected",
    "40089, Insufficient scope, Rejected",
    "40020, Invalid token type, Rejected",
  })
  void codesSayWhetherToTryAgain(int code, String message, String kind) throws Exception {
    site.answers.put(PUT, Answer.json(code, message));
    assertThat(deliver(Outfits.picture(1)).getClass().getSimpleName()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"413, Rejected", "500, Unavailable", "502, Unavailable", "403, Unavailable"})
  void statusesOfProxiesToo(int status, String kind) throws Exception {
    site.answers.put(PUT, Answer.text(status, "nginx"));
    assertThat(deliver(Outfits.picture(1)).getClass().getSimpleName()).isEqualTo(kind);
  }

  @Test
  void aSecretThatIsNotTheSitesEndsTheWork() {
    site.answers.put(PUT, Answer.json(401, "Login required"));
    assertThatThrownBy(() -> deliver(Outfits.picture(1)))
        .isInstanceOf(BridgeException.class)
        .hasMessageContaining("the secret key is not the site's");
  }

  @Test
  void whatIsNoSiteEndsTheWork() {
    site.answers.clear();
    assertThatThrownBy(() -> deliver(Outfits.picture(1)))
        .isInstanceOf(BridgeException.class)
        .hasMessageContaining("there is no Cloudreve 4 at http://127.0.0.1");
  }

  @Test
  void aSiteThatIsDownIsUnavailable() throws Exception {
    site.close();
    assertThat(deliver(Outfits.picture(1))).isInstanceOf(Delivery.Unavailable.class);
  }
}
