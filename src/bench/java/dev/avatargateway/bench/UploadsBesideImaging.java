package dev.avatargateway.bench;

import dev.avatargateway.stack.SmallServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures set by eight people at once, end to end, beside the imaging alone in a process of its
 * own with as many threads as the gateway decodes on; both on all cores.
 */
final class UploadsBesideImaging implements Row {

  private static final int AT_ONCE = 8;
  private static final double SHARE = 0.8;

  private final String name;
  private final int width;
  private final int height;
  private final int drawn;

  /**
   * @param name what people call the size
   * @param drawn how many base pictures are drawn
   */
  UploadsBesideImaging(String name, int width, int height, int drawn) {
    this.name = name;
    this.width = width;
    this.height = height;
    this.drawn = drawn;
  }

  @Override
  public List<Line> measure(Setting setting) throws IOException, InterruptedException {
    Variants pictures = new Variants(width, height, drawn);
    Town town = new Town(setting.folder().resolve("data"));
    try (Worker imaging = new Worker(alone(setting.folder(), pictures));
        GatewayProcess gateway = GatewayProcess.start(GatewayProcess.Way.SHIPPED, town.data())) {
      Uploads uploads = new Uploads(gateway, town, pictures, AT_ONCE);
      uploads.run(setting.warmUp());
      imaging.work(setting.warmUp());
      Rounds<Double> rounds =
          Rounds.alternate(
              setting.rounds(),
              () -> uploads.run(setting.turn()).rate(),
              () -> imaging.work(setting.turn()));
      return List.of(
          Line.beside(
              "uploads of %s JPEGs, %.0f KB"
                  .formatted(name, pictures.drawn().getFirst().length / 1e3),
              Figure.rate(rounds.ours(rate -> rate)),
              "imaging alone",
              Figure.rate(rounds.others(rate -> rate)),
              Target.atLeast(SHARE)));
    }
  }

  private static List<String> alone(Path folder, Variants pictures) throws IOException {
    List<String> command = new ArrayList<>(SmallServer.java());
    command.add(ImagingAlone.class.getName());
    command.add(Integer.toString(Runtime.getRuntime().availableProcessors()));
    int number = 0;
    for (byte[] picture : pictures.drawn()) {
      Path file = folder.resolve(number++ + ".jpg");
      Files.write(file, picture);
      command.add(file.toString());
    }
    return command;
  }
}
