package dev.avatargateway.bench;

import dev.avatargateway.transcript.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Photographs of 12 megapixels set by two people at once, end to end, beside sharp that makes the
 * same renditions of two at once in memory; both on all cores.
 */
final class UploadsBesideSharp implements Row {

  private static final int AT_ONCE = 2;
  private static final double TIMES_SHARP = 1.3;

  @Override
  public List<Line> measure(Setting setting) throws IOException, InterruptedException {
    Variants pictures = new Variants(4000, 3000, 2);
    Path file = setting.folder().resolve("photograph.jpg");
    Files.write(file, pictures.drawn().getFirst());
    Path script = Node.place(Path.of("src", "bench", "node", "sharp-alone.mjs"));
    Town town = new Town(setting.folder().resolve("data"));
    try (Worker sharp =
            new Worker(List.of("node", script.toString(), file.toString(), "" + AT_ONCE));
        GatewayProcess gateway = GatewayProcess.start(GatewayProcess.Way.SHIPPED, town.data())) {
      Uploads uploads = new Uploads(gateway, town, pictures, AT_ONCE);
      uploads.run(setting.warmUp());
      sharp.work(setting.turn());
      Rounds<Double> rounds =
          Rounds.alternate(
              setting.rounds(),
              () -> uploads.run(setting.turn()).rate(),
              () -> sharp.work(setting.turn()));
      return List.of(
          Line.beside(
              "uploads of 12 MP JPEGs, %.1f MB".formatted(Files.size(file) / 1e6),
              Figure.rate(rounds.ours(rate -> rate)),
              "sharp in memory",
              Figure.rate(rounds.others(rate -> rate)),
              Target.atLeast(TIMES_SHARP)));
    }
  }
}
