package dev.avatargateway.bench;

import dev.avatargateway.bench.Uploads.Sent;
import dev.avatargateway.bench.Wrk.Load;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A few thousand reads a second of one picture at Cloudreve's door, while eight people set pictures
 * of a megapixel as fast as they are taken, beside the same reads while nobody does.
 */
final class ReadsBesideUploads implements Row {

  private static final int AT_ONCE = 8;
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final double TIMES_QUIET = 10;

  @Override
  public List<Line> measure(Setting setting) throws IOException, InterruptedException {
    Variants pictures = new Variants(1200, 900, 8);
    ReadDoor door = ReadDoor.CLOUDREVE;
    Town town = new Town(setting.folder().resolve("data")).everywhere(door.person());
    List<Sent> sent = new ArrayList<>();
    try (Probe probe = new Probe();
        ExecutorService people = Executors.newSingleThreadExecutor();
        GatewayProcess gateway = GatewayProcess.start(GatewayProcess.Way.SHIPPED, town.data())) {
      door.dress(gateway, town);
      String url = door.url(gateway, town, probe);
      int length = probe.get(url, List.of(), 200).body().length;
      Wrk reads = Wrk.paced(url, List.of(), length, PAUSE);
      Uploads uploads = new Uploads(gateway, town, pictures, AT_ONCE);
      Wrk.same(url, List.of(), length).run(setting.warmUp());
      uploads.run(setting.warmUp());
      Rounds<Load> rounds =
          Rounds.alternate(
              setting.rounds(),
              () -> {
                Future<Sent> sending =
                    people.submit(() -> uploads.run(setting.turn().plusSeconds(1)));
                Load load = reads.run(setting.turn());
                sent.add(awaited(sending));
                return load;
              },
              () -> reads.run(setting.turn()));
      return List.of(
          Line.beside(
              "p99 of reads, %.0f/s, beside %.0f uploads/s of 1 MP (%d put off)"
                  .formatted(
                      rounds.ours(Load::rate).median(),
                      sent.stream().mapToDouble(Sent::rate).average().orElse(0),
                      sent.stream().mapToInt(Sent::busy).sum()),
              Figure.millis(rounds.ours(Load::p99)),
              "quiet",
              Figure.millis(rounds.others(Load::p99)),
              Target.atMost(TIMES_QUIET)));
    }
  }

  private static Sent awaited(Future<Sent> sending) throws InterruptedException {
    try {
      return sending.get();
    } catch (ExecutionException e) {
      throw new BenchException(String.valueOf(e.getCause()));
    }
  }
}
