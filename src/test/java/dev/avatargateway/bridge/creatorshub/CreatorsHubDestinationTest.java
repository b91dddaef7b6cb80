package dev.avatargateway.bridge.creatorshub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.bridge.ProductApi.Patience;
import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Look;
import dev.avatargateway.image.OpenCvImaging;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CreatorsHubDestinationTest {

  private static final OpenCvImaging IMAGING = new OpenCvImaging(Path.of("target", "native"));

  private StandInHub hub;

  @BeforeEach
  void start() throws IOException {
    hub = new StandInHub();
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private Delivery deliver(String user, Outfit outfit) throws InterruptedException {
    return deliver(StandInHub.TOKEN, user, outfit);
  }

  private Delivery deliver(String token, String user, Outfit outfit) throws InterruptedException {
    try (CreatorsHubDestination hubs =
        new CreatorsHubDestination(
            new CreatorsHubApi(
                new ProductApi(hub.url(), Optional.of(new Credential(token)), Patience.SHORT),
                (_, _) -> InputStream.nullInputStream(),
                99),
            IMAGING)) {
      return hubs.deliver(Identity.of(Samples.creatorshub(user)), outfit);
    }
  }

  private static ByteString png(int colour) throws IOException {
    BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 400; i++) {
      image.setRGB(i % 20, i / 20, colour);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return ByteString.of(out.toByteArray());
  }

  private static Outfit wearing(ByteString bytes) {
    return new Outfit(
        Samples.wearing("x"),
        true,
        5,
        cut ->
            cut.equals(Cut.master(512, ImageType.JPEG))
                ? Optional.of(ByteBuffer.wrap(bytes.toByteArray()).asReadOnlyBuffer())
                : Optional.empty());
  }

  private static Outfit plain(Look look, boolean touched) {
    return new Outfit(look, touched, 5, _ -> Optional.empty());
  }

  private long uploads() {
    return hub.asked.stream().filter(one -> one.startsWith("PUT")).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"profile/updateAvatarBytes", "updateAvatarBytes", "avatarBytes"})
  void pictureIsUploadedInTheSpellingThatIsThereAndOnlyOnce(String path) throws Exception {
    hub.paths = List.of("profile/avatar", path);
    assertThat(deliver("2", wearing(png(0xff0000)))).isEqualTo(Delivery.DELIVERED);
    assertThat(hub.pictures.values()).containsExactly(png(0xff0000));
    long before = uploads();
    assertThat(deliver("2", wearing(png(0xff0000)))).isEqualTo(Delivery.UNCHANGED);
    assertThat(uploads()).isEqualTo(before);
    assertThat(deliver("2", wearing(png(0x0000ff)))).isEqualTo(Delivery.DELIVERED);
  }

  @Test
  void pictureThereThatIsNoneIsReplaced() throws Exception {
    hub.wears("2", 5, ByteString.encodeUtf8("no picture"));
    assertThat(deliver("2", wearing(png(1)))).isEqualTo(Delivery.DELIVERED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"77", "x", "0"})
  void whoIsNotKnownThereIsSkipped(String user) throws Exception {
    assertThat(deliver(user, wearing(png(1)))).isInstanceOf(Delivery.Skipped.class);
    assertThat(uploads()).isZero();
  }

  @Test
  void whatTheApiCannotDoIsSkipped() throws Exception {
    assertThat(deliver("2", plain(Look.GRAVATAR, true))).isInstanceOf(Delivery.Skipped.class);
    assertThat(deliver("2", plain(Look.NONE, false))).isInstanceOf(Delivery.Skipped.class);
    assertThat(deliver("2", plain(Look.NONE, true))).isEqualTo(Delivery.UNCHANGED);
    hub.wears("2", 5, png(1));
    assertThat(deliver("2", plain(Look.NONE, true))).isInstanceOf(Delivery.Skipped.class);
    assertThat(uploads()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "400,Rejected",
    "413,Rejected",
    "415,Rejected",
    "200,Rejected",
    "429,Unavailable",
    "500,Unavailable"
  })
  void refusalOfAnUploadIsSaid(int status, String outcome) throws Exception {
    hub.uploadStatus = status;
    assertThat(deliver("8", wearing(png(1))).getClass().getSimpleName()).isEqualTo(outcome);
  }

  @Test
  void tokenWithoutRightsEndsTheWork() {
    hub.uploadStatus = 403;
    assertThatThrownBy(() -> deliver("8", wearing(png(1)))).isInstanceOf(BridgeException.class);
    assertThatThrownBy(() -> deliver("other", "2", wearing(png(1))))
        .isInstanceOf(BridgeException.class)
        .hasMessageEndingWith("does not accept the token");
  }

  @Test
  void picturesThatAreGoneHereAreRejectedAndSilenceIsUnavailable() throws Exception {
    assertThat(deliver("2", plain(Samples.wearing("x"), true)))
        .isInstanceOf(Delivery.Rejected.class);
    Outfit outfit = wearing(png(1));
    hub.server.close();
    assertThat(deliver("2", outfit)).isInstanceOf(Delivery.Unavailable.class);
  }
}
