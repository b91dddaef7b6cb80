package dev.avatargateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.hostile.Person.At.Outcome;
import dev.avatargateway.hostile.Person.Upload;
import dev.avatargateway.hostile.Person.Way;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five hundred at once: good pictures, large ones and bombs. */
final class FloodTest {

  private static final List<Way> WAYS =
      List.of(Way.CLOUDREVE, Way.MATTERMOST, Way.CREATORSHUB_FORM, Way.CREATORSHUB_BYTES);

  private static final int PEOPLE = 8;
  private static final int AT_ONCE = 500;
  private static final int MOST_MIB = 512;

  @Test
  void fiveHundredAtOnceStayWithin512MiBAndGoodOnesAreAnswered(@TempDir Path folder)
      throws Exception {
    Census census = new Census();
    try (Stand stand = new Stand(folder, PEOPLE);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Upload> uploads = uploads(stand);
      Trial calm = new Trial(stand.person(0), stand.upload(Stand.good()));
      long before = stand.server().peakMib();
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  Way way = WAYS.get(number % WAYS.size());
                  Upload upload = uploads.get(number / 4 % uploads.size());
                  Outcome outcome = stand.person(1 + number % (PEOPLE - 1)).send(way, upload);
                  census.count(way, outcome, upload.name());
                  return null;
                }));
      }
      int good = 0;
      while (running.stream().anyMatch(one -> !one.isDone())) {
        Outcome outcome =
            calm.send(Way.CREATORSHUB_BYTES, stand.upload(jpeg(300 + good, 200)), "good");
        good += outcome.taken() ? 1 : 0;
      }
      for (Future<?> one : running) {
        one.get();
      }
      long peak = stand.server().peakMib();
      System.out.println(
          census
              + "\n%d good ones taken meanwhile; peak %d MiB (%d before)"
                  .formatted(good, peak, before));
      stand.server().assertUnhurt();
      assertThat(good).isPositive();
      assertThat(census.taken()).isPositive();
      assertThat(peak).isLessThanOrEqualTo(MOST_MIB);
    }
  }

  /** Bombs, and what is large and good. */
  private static List<Upload> uploads(Stand stand) throws IOException {
    List<Upload> uploads = new ArrayList<>();
    Bombs.all()
        .forEach((name, bytes) -> uploads.add(stand.upload(bytes, ascii(name), "image/png")));
    Bombs.films()
        .forEach((name, bytes) -> uploads.add(stand.upload(bytes, ascii(name), "image/gif")));
    byte[] large = Bombs.png(8000, 8000, 2, 8000L * 24_001);
    uploads.add(stand.upload(large, "flat PNG of 64 megapixels", "image/png"));
    uploads.add(stand.upload(jpeg(8000, 8000), "JPEG of 64 megapixels", "image/jpeg"));
    uploads.add(stand.upload(jpeg(4000, 3000), "JPEG of 12 megapixels", "image/jpeg"));
    uploads.add(stand.upload(jpeg(4000, 3000), "the same again", "image/jpeg"));
    uploads.add(stand.upload(Stand.good(), "good", "image/png"));
    return uploads;
  }

  private static String ascii(String name) {
    return name.replaceAll("[^ -~]", "_");
  }

  private static byte[] jpeg(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = image.createGraphics();
    pen.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
  }
}
