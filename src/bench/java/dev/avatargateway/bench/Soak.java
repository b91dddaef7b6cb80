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
 * The most memory that is resident in the second half of a long time of uploads and reads, beside
 * the most in the first half.
 */
final class Soak implements Row {

  private static final double TIMES_FIRST_HALF = 1.05;
  private static final Duration PAUSE = Duration.ofMillis(5);

  @Override
  public List<Line> measure(Setting setting) throws IOException, InterruptedException {
    Town town = new Town(setting.folder().resolve("data")).everywhere(ReadDoor.MATTERMOST.person());
    try (Probe probe = new Probe();
        ExecutorService load = Executors.newCachedThreadPool();
        GatewayProcess gateway = GatewayProcess.start(GatewayProcess.Way.SHIPPED, town.data())) {
      ReadDoor.MATTERMOST.dress(gateway, town);
      String url = ReadDoor.MATTERMOST.url(gateway, town, probe);
      Wrk reads = Wrk.paced(url, ReadDoor.MATTERMOST.headers(town), 1, PAUSE);
      Uploads large = new Uploads(gateway, town, new Variants(4000, 3000, 8), 1);
      Future<Wrk.Load> reading = load.submit(() -> reads.run(setting.soak()));
      Future<Uploads.Sent> sending = load.submit(() -> large.run(setting.soak()));
      double[] most = watch(gateway, setting.soak());
      return List.of(
          Line.beside(
              "most resident memory, second half of %d minutes, %.0f reads/s, %.1f uploads/s of 12 MP"
                  .formatted(
                      setting.soak().toMinutes(), reading.get().rate(), sending.get().rate()),
              Figure.mebibytes(Series.of(most[1])),
              "first half",
              Figure.mebibytes(Series.of(most[0])),
              Target.atMost(TIMES_FIRST_HALF)));
    } catch (ExecutionException e) {
      throw new BenchException(String.valueOf(e.getCause()));
    }
  }

  /** The most in each half, in MiB. */
  private static double[] watch(GatewayProcess gateway, Duration length)
      throws IOException, InterruptedException {
    double[] most = new double[2];
    long begun = System.nanoTime();
    for (long past = 0; past < length.toNanos(); past = System.nanoTime() - begun) {
      int half = past * 2 < length.toNanos() ? 0 : 1;
      most[half] = Math.max(most[half], gateway.residentMib());
      TimeUnit.MILLISECONDS.sleep(500);
    }
    return most;
  }
}
