package dev.avatargateway.bench;

import dev.avatargateway.bench.Wrk.Load;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The pictures of many people, read at random at Cloudreve's door, beside nginx with the same. */
final class CrowdReads implements Row {

  private static final int READS = 1_000_000;
  private static final int LOOKED_AT = 20;
  private static final double SHARE_OF_NGINX = 0.7;

  @Override
  public List<Line> measure(Setting setting) throws IOException, InterruptedException {
    int people = setting.crowd();
    Path root = setting.folder().resolve("files");
    for (int folder = 0; folder < 256; folder++) {
      Files.createDirectories(root.resolve(Integer.toString(folder)));
    }
    Town town =
        new Town(setting.folder().resolve("data")).dressed(people, number -> keep(root, number));
    Path ours = setting.folder().resolve("ours");
    Path its = setting.folder().resolve("its");
    draw(people, ours, its);
    try (Probe probe = new Probe();
        StaticFiles nginx = new StaticFiles(setting.folder().resolve("nginx"), root);
        GatewayProcess gateway =
            GatewayProcess.start(GatewayProcess.Way.ON_ONE_CORE, town.data())) {
      for (int i = 0; i < LOOKED_AT; i++) {
        int number = 1 + i * (people / LOOKED_AT);
        byte[] here = probe.get(gateway.url() + path(number), List.of(), 200).body();
        byte[] there = probe.get(nginx.url() + file(number), List.of(), 200).body();
        if (!Arrays.equals(here, there)) {
          throw new BenchException("the two do not serve the same of number " + number);
        }
      }
      Wrk gatewayLoad = Wrk.paths(gateway.url(), List.of(), ours, Noise.LENGTH);
      Wrk nginxLoad = Wrk.paths(nginx.url(), List.of(), its, Noise.LENGTH);
      gatewayLoad.run(setting.warmUp());
      nginxLoad.run(setting.turn());
      Rounds<Load> rounds =
          Rounds.alternate(
              setting.rounds(),
              () -> gatewayLoad.run(setting.turn()),
              () -> nginxLoad.run(setting.turn()));
      return List.of(
          Line.beside(
              "GET at random, %,d people, %.1f KB each, Zipf 1.0"
                  .formatted(people, Noise.LENGTH / 1e3),
              Figure.rate(rounds.ours(Load::rate)),
              "nginx",
              Figure.rate(rounds.others(Load::rate)),
              Target.atLeast(SHARE_OF_NGINX)));
    }
  }

  private static Noise keep(Path root, int number) {
    Noise noise = Noise.of(number);
    noise.write(root.resolve(file(number).substring(1)));
    return noise;
  }

  private static void draw(int people, Path ours, Path its) throws IOException {
    Zipf zipf = new Zipf(people, 1);
    try (BufferedWriter here = Files.newBufferedWriter(ours);
        BufferedWriter there = Files.newBufferedWriter(its)) {
      for (int i = 0; i < READS; i++) {
        int number = zipf.next();
        here.write(path(number) + "\n");
        there.write(file(number) + "\n");
      }
    }
  }

  private static String path(int number) {
    return "/api/v4/user/avatar/" + number;
  }

  private static String file(int number) {
    return "/" + number % 256 + "/" + number;
  }
}
