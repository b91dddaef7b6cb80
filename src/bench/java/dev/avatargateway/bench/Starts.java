package dev.avatargateway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long a gateway with 10,000 people takes until it is ready, by turns in both ways. */
final class Starts implements Row {

  private static final int PEOPLE = 10_000;
  private static final double PLAIN_SECONDS = 2.0;
  private static final double SHIPPED_SECONDS = 1.0;

  @Override
  public List<Line> measure(Setting setting) throws IOException, InterruptedException {
    Path data = setting.folder().resolve("data");
    Town town = new Town(data).dressed(PEOPLE, Noise::of);
    start(GatewayProcess.Way.PLAIN, town);
    String what = "start with %,d people".formatted(PEOPLE);
    if (ImageOptions.JAVA.isEmpty()) {
      List<Double> plain = new ArrayList<>();
      for (int round = 0; round < setting.rounds(); round++) {
        plain.add(start(GatewayProcess.Way.PLAIN, town));
      }
      return List.of(
          plain(what, Series.of(plain.stream().mapToDouble(seconds -> seconds).toArray())),
          Line.without(what + ", the image's options", "it has none"));
    }
    Rounds<Double> rounds =
        Rounds.alternate(
            setting.rounds(),
            () -> start(GatewayProcess.Way.SHIPPED, town),
            () -> start(GatewayProcess.Way.PLAIN, town));
    return List.of(
        plain(what, rounds.others(seconds -> seconds)),
        Line.alone(
            what + ", `JDK_JAVA_OPTIONS` of the image",
            Figure.seconds(rounds.ours(seconds -> seconds)),
            Target.atMost(SHIPPED_SECONDS)));
  }

  private static Line plain(String what, Series seconds) {
    return Line.alone(
        what + ", `java -jar`", Figure.seconds(seconds), Target.atMost(PLAIN_SECONDS));
  }

  private static double start(GatewayProcess.Way way, Town town) throws IOException {
    try (GatewayProcess gateway = GatewayProcess.start(way, town.data())) {
      return gateway.startSeconds();
    }
  }
}
