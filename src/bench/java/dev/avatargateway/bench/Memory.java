package dev.avatargateway.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The most memory that is resident while eight people set pictures of 24 megapixels at once and
 * others read, with a heap of 256 MiB, and what is resident after a plain start.
 */
final class Memory implements Row {

  private static final int PEOPLE = 10_000;
  private static final int AT_ONCE = 8;
  private static final int IDLE_SECONDS = 10;
  private static final double PEAK_MIB = 512;
  private static final double IDLE_MIB = 200;

  @Override
  public List<Line> measure(Setting setting) throws IOException, InterruptedException {
    Town town =
        new Town(setting.folder().resolve("data"))
            .dressed(PEOPLE, Noise::of)
            .everywhere(ReadDoor.CLOUDREVE.person());
    return List.of(peak(setting, town), idle(town));
  }

  private static Line peak(Setting setting, Town town) throws IOException, InterruptedException {
    Variants pictures = new Variants(6000, 4000, 1);
    GatewayProcess.Way way =
        new GatewayProcess.Way(List.of(), ImageOptions.JAVA, List.of("-Xmx256m"));
    try (Probe probe = new Probe();
        ExecutorService people = Executors.newSingleThreadExecutor();
        GatewayProcess gateway = GatewayProcess.start(way, town.data())) {
      ReadDoor.CLOUDREVE.dress(gateway, town);
      String url = ReadDoor.CLOUDREVE.url(gateway, town, probe);
      Wrk reads = Wrk.same(url, List.of(), 1);
      Uploads uploads = new Uploads(gateway, town, pictures, AT_ONCE);
      Duration length = setting.turn().multipliedBy(setting.rounds());
      Future<Uploads.Sent> sending = people.submit(() -> uploads.run(length.plusSeconds(1)));
      reads.run(length);
      Uploads.Sent sent = sending.get();
      return Line.alone(
          "most resident memory, `-Xmx256m`, %d uploads of 24 MP (%.1f MB) 8 at once, with reads"
              .formatted(sent.taken(), pictures.drawn().getFirst().length / 1e6),
          Figure.mebibytes(Series.of(gateway.peakMib())),
          Target.atMost(PEAK_MIB));
    } catch (ExecutionException e) {
      throw new BenchException(String.valueOf(e.getCause()));
    }
  }

  private static Line idle(Town town) throws IOException, InterruptedException {
    try (GatewayProcess gateway = GatewayProcess.start(GatewayProcess.Way.PLAIN, town.data())) {
      TimeUnit.SECONDS.sleep(IDLE_SECONDS);
      return Line.alone(
          "resident memory %d s after a plain start, %,d people".formatted(IDLE_SECONDS, PEOPLE),
          Figure.mebibytes(Series.of(gateway.residentMib())),
          Target.atMost(IDLE_MIB));
    }
  }
}
