package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PermitsTest {

  private static final int MIB = 1 << 20;

  @Test
  void whatNeverFitsHasTooManyPixels() {
    Permits permits = new Permits(100L * MIB, Duration.ofSeconds(10));
    assertThatThrownBy(() -> permits.acquire(200L * MIB, 1000))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isEqualTo(new Refusal.TooManyPixels(500, 1000)));
  }

  @Test
  void whatFindsNoRoomInTimeIsTooMuchWork() {
    Permits permits = new Permits(100L * MIB, Duration.ZERO);
    try (Permits.Permit _ = permits.acquire(60L * MIB, 1)) {
      assertThatThrownBy(() -> permits.acquire(60L * MIB, 1))
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> assertThat(e.refusal()).isInstanceOf(Refusal.Busy.class));
    }
    try (Permits.Permit free = permits.acquire(100L * MIB, 1)) {
      assertThat(free).isNotNull();
    }
  }

  @Test
  void whatWaitsGoesOnWhenThereIsRoom() {
    Permits permits = new Permits(100L * MIB, Duration.ofSeconds(60));
    Permits.Permit first = permits.acquire(100L * MIB, 1);
    CompletableFuture<Void> second =
        CompletableFuture.runAsync(() -> permits.acquire(100L * MIB, 1).close());
    first.close();
    second.join();
    permits.acquire(100L * MIB, 1).close();
  }

  @Test
  void refusedPicturesGiveTheirShareBack() {
    OpenCvImaging imaging = new OpenCvImaging(Pictures.NATIVE, 9L * MIB, Duration.ofSeconds(60));
    byte[] png = Pictures.good(ImageType.PNG);
    byte[] bad = new PngForge().header(64, 64, 8, 0, 0).pixels(new byte[64 * 64]).end();
    List<Cut> cuts = List.of(Pictures.SMALL);
    for (int i = 0; i < 5; i++) {
      assertThat(
              catchThrowableOfType(
                      RefusedException.class,
                      () -> imaging.render(ByteBuffer.wrap(bad), Pictures.MAX_PIXELS, cuts))
                  .refusal())
          .isEqualTo(new Refusal.DamagedImage(ImageType.PNG));
      assertThat(imaging.render(ByteBuffer.wrap(png), Pictures.MAX_PIXELS, cuts)).hasSize(1);
    }
  }

  @Test
  void aPictureBeyondTheBudgetIsRefusedByItsHeader() {
    OpenCvImaging imaging = new OpenCvImaging(Pictures.NATIVE, 9L * MIB, Duration.ofSeconds(60));
    byte[] png = new PngForge().header(4000, 4000, 16, 6, 1).chunk("IDAT", new byte[200_000]).end();
    assertThatThrownBy(() -> imaging.render(ByteBuffer.wrap(png), Pictures.MAX_PIXELS, List.of()))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isInstanceOf(Refusal.TooManyPixels.class));
  }
}
