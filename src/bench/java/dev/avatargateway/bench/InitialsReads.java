package dev.avatargateway.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The initials of many people without a picture, read in turn at Mattermost's door. */
final class InitialsReads implements Row {

  private static final int PEOPLE = 10_000;
  private static final double PER_SECOND = 20_000;

  @Override
  public List<Line> measure(Setting setting) throws IOException, InterruptedException {
    Town town = new Town(setting.folder().resolve("data")).undressed(PEOPLE);
    Path paths = setting.folder().resolve("paths");
    try (BufferedWriter out = Files.newBufferedWriter(paths)) {
      for (int number = 1; number <= PEOPLE; number++) {
        out.write(path(number) + "\n");
      }
    }
    List<String> headers = List.of("Authorization: Bearer " + town.token(Town.MATTERMOST, 1));
    try (Probe probe = new Probe();
        GatewayProcess gateway =
            GatewayProcess.start(GatewayProcess.Way.ON_ONE_CORE, town.data())) {
      HttpResponse<byte[]> one = probe.get(gateway.url() + path(1), headers, 200);
      if (!one.headers().firstValue("Content-Type").orElse("").equals("image/png")) {
        throw new BenchException("initials are no PNG");
      }
      // The narrowest letter weighs less than the one that was looked at, but not so little.
      Wrk load = Wrk.paths(gateway.url(), headers, paths, one.body().length / 3);
      // Everybody's first reading comes from the catalog.
      for (double read = 0; read < 2 * PEOPLE; ) {
        read += load.run(setting.warmUp()).rate() * setting.warmUp().toSeconds();
      }
      double[] rates = new double[setting.rounds()];
      for (int round = 0; round < rates.length; round++) {
        rates[round] = load.run(setting.turn()).rate();
      }
      return List.of(
          Line.alone(
              "GET, Mattermost, initials of %,d people".formatted(PEOPLE),
              Figure.rate(Series.of(rates)),
              Target.atLeast(PER_SECOND)));
    }
  }

  private static String path(int number) {
    return "/api/v4/users/" + Town.id(Town.MATTERMOST, number) + "/image";
  }
}
