package dev.avatargateway.bench;

import dev.avatargateway.bench.Wrk.Load;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One picture at each door, read over 32 connections, beside nginx with a file of the same bytes;
 * either whole or asking whether it has changed.
 */
final class HotReads implements Row {

  private static final double P99_MILLIS = 5;

  private final boolean conditional;

  HotReads(boolean conditional) {
    this.conditional = conditional;
  }

  @Override
  public List<Line> measure(Setting setting) throws IOException, InterruptedException {
    Town town = new Town(setting.folder().resolve("data"));
    for (ReadDoor door : ReadDoor.ALL) {
      town.everywhere(door.person());
    }
    Path root = setting.folder().resolve("files");
    List<Line> lines = new ArrayList<>();
    try (Probe probe = new Probe();
        StaticFiles nginx = new StaticFiles(setting.folder().resolve("nginx"), root);
        GatewayProcess gateway =
            GatewayProcess.start(GatewayProcess.Way.ON_ONE_CORE, town.data())) {
      for (ReadDoor door : ReadDoor.ALL) {
        door.dress(gateway, town);
        String url = door.url(gateway, town, probe);
        List<String> headers = door.headers(town);
        byte[] bytes = probe.get(url, headers, 200).body();
        Files.write(root.resolve(Integer.toString(door.person())), bytes);
        String file = nginx.url() + "/" + door.person();
        Optional<Asked> ours = ask(probe, url, headers);
        if (ours.isEmpty()) {
          lines.add(Line.without(title(door, bytes), "its answers have no tag"));
          continue;
        }
        lines.addAll(
            compare(
                setting,
                door,
                title(door, bytes),
                ours.get(),
                ask(probe, file, List.of()).orElseThrow()));
        ours.get().check(probe);
      }
    }
    return lines;
  }

  private String title(ReadDoor door, byte[] bytes) {
    return conditional
        ? "304, " + door.title()
        : "GET, %s, %.1f KB".formatted(door.title(), bytes.length / 1e3);
  }

  /**
   * A read and what must come of it.
   *
   * @param status of each answer
   * @param least bytes of each answer
   */
  private record Asked(String url, List<String> headers, int status, int least) {

    void check(Probe probe) throws IOException, InterruptedException {
      int length = probe.get(url, headers, status).body().length;
      if (length != least) {
        throw new BenchException("%s answered %d bytes, not %d".formatted(url, length, least));
      }
    }

    Wrk load() {
      return Wrk.same(url, headers, least);
    }
  }

  private Optional<Asked> ask(Probe probe, String url, List<String> headers)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> whole = probe.get(url, headers, 200);
    if (!conditional) {
      return Optional.of(new Asked(url, headers, 200, whole.body().length));
    }
    Optional<String> condition = ReadDoor.condition(whole);
    if (condition.isEmpty()) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>(headers);
    all.add(condition.get());
    Asked asked = new Asked(url, all, 304, 0);
    asked.check(probe);
    return Optional.of(asked);
  }

  private List<Line> compare(Setting setting, ReadDoor door, String title, Asked ours, Asked its)
      throws IOException, InterruptedException {
    ours.load().run(setting.warmUp());
    Rounds<Load> rounds =
        Rounds.alternate(
            setting.rounds(),
            () -> ours.load().run(setting.turn()),
            () -> its.load().run(setting.turn()));
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.beside(
            title,
            Figure.rate(rounds.ours(Load::rate)),
            "nginx",
            Figure.rate(rounds.others(Load::rate)),
            conditional ? Target.atLeast(1.0) : door.target()));
    if (door.equals(ReadDoor.MATTERMOST) && !conditional) {
      lines.add(
          Line.likened(
              title + ", p99",
              Figure.millis(rounds.ours(Load::p99)),
              "nginx",
              Figure.millis(rounds.others(Load::p99)),
              Target.atMost(P99_MILLIS)));
    }
    return lines;
  }
}
