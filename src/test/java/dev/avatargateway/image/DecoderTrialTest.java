package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecoderTrialTest {

  private static final Duration TIME =
      Boolean.getBoolean("deep") ? Duration.ofHours(1) : Duration.ofSeconds(20);

  /** The same pictures each time in the short form; others each time in the long one. */
  private static final long FIRST = Boolean.getBoolean("deep") ? System.currentTimeMillis() : 1;

  @Test
  void changedPicturesNeverEndTheProcess(@TempDir Path folder)
      throws IOException, InterruptedException {
    DecoderTrial.Result result =
        DecoderTrial.run(Path.of("target", "corpora"), folder, TIME, FIRST);
    System.out.println(result);
    Path errors = folder.resolve("errors");
    String said = Files.exists(errors) ? Files.readString(errors) : "";
    assertThat(result.tried()).isPositive();
    assertThat(result.made()).isPositive();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".bin"))).as(said).isEmpty();
    }
    assertThat(result.deaths()).as(said).isZero();
  }
}
