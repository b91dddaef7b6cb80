package dev.avatargateway;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Comparer;
import dev.avatargateway.bridge.Comparison;
import dev.avatargateway.bridge.Destination;
import dev.avatargateway.bridge.Exporter;
import dev.avatargateway.bridge.Importer;
import dev.avatargateway.bridge.Linker;
import dev.avatargateway.bridge.Progress;
import dev.avatargateway.bridge.RunOptions;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.bridge.Summary;
import dev.avatargateway.cli.Migration;
import dev.avatargateway.config.ConfigException;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Carries out the commands of the migration bridge in this process. */
final class Migrations {

  private final Migration wish;
  private final Workbench bench;
  private final Shutdown shutdown;
  private final PrintWriter out;

  Migrations(Migration wish, Workbench bench, Shutdown shutdown, PrintWriter out) {
    this.wish = wish;
    this.bench = bench;
    this.shutdown = shutdown;
    this.out = out;
  }

  /**
   * @return 0 done, 1 when something failed, differs or was interrupted
   * @throws BridgeException with one sentence when it cannot begin
   */
  int run() throws IOException, InterruptedException {
    try {
      return switch (wish.verb()) {
        case IMPORT -> bring();
        case EXPORT -> takeBack();
        case DIFF -> compare();
        case LINK -> link();
      };
    } catch (RefusedException e) {
      throw StoreFault.of(e);
    }
  }

  private int bring() throws InterruptedException {
    Summary summary;
    bench.awaitCount(shutdown::isWished);
    try (Source source = new Sources(wish.place(), bench).open(wish.product());
        Progress progress = Terminal.progress()) {
      summary =
          new Importer(
                  bench.bulk(),
                  bench.portions(),
                  bench.arrivals(),
                  PictureSettings.IMPORTED,
                  options(progress))
              .run(source);
    }
    return tell(summary.lines(), summary.exitStatus());
  }

  private int takeBack() throws InterruptedException {
    int worst = 0;
    List<Supplier<Destination>> openers =
        new Destinations(wish.place(), bench).open(wish.product());
    for (Supplier<Destination> opener : openers) {
      Summary summary;
      try (Destination destination = opener.get();
          Progress progress = Terminal.progress()) {
        summary = new Exporter(bench.bulk(), bench.wardrobe(), options(progress)).run(destination);
        if (openers.size() > 1) {
          out.println(destination.space().name() + ":");
        }
      }
      worst = Math.max(worst, tell(summary.lines(), summary.exitStatus()));
    }
    return worst;
  }

  private int compare() throws IOException, InterruptedException {
    Optional<String> file = wish.place().find("csv");
    Comparison comparison;
    try (Source source = new Sources(wish.place(), bench).open(wish.product());
        Writer csv =
            file.isEmpty()
                ? Writer.nullWriter()
                : Files.newBufferedWriter(Sources.path("csv", file.get()));
        Progress progress = Terminal.progress()) {
      comparison =
          new Comparer(
                  bench.bulk(),
                  bench.wardrobe(),
                  cut(),
                  PictureSettings.IMPORTED,
                  options(progress))
              .compare(source, csv);
    }
    return tell(comparison.lines(), comparison.exitStatus());
  }

  private Cut cut() {
    return switch (wish.product()) {
      case "cloudreve" -> Cut.square(200, ImageType.PNG);
      case "mattermost" -> Cut.square(128, ImageType.PNG);
      default -> Cut.master(wish.pictures().masterEdge(), ImageType.JPEG);
    };
  }

  private int link() throws IOException, InterruptedException {
    Summary summary;
    try (Progress progress = Terminal.progress()) {
      Linker linker = new Linker(bench.bulk(), out::println, options(progress));
      Optional<String> spaces = wish.place().find("by-email");
      if (spaces.isPresent()) {
        summary = linker.linkByEmail(spaces(spaces.get()));
      } else {
        Path file = Sources.path("from", wish.place().get("from"));
        try (Reader csv = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
          Linker.check(csv);
        }
        try (Reader csv = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
          summary = linker.linkPairs(csv, bench.owners()::read);
        }
      }
    }
    return tell(summary.lines(), summary.exitStatus());
  }

  private static Set<Space> spaces(String text) {
    List<String> names = Arrays.asList(text.split(",", -1));
    if (names.size() < 2 || !Sources.SPACES.containsAll(names)) {
      throw new ConfigException(
          "--by-email", "must be two or three of cloudreve, mattermost and creatorshub");
    }
    return names.stream().map(Space::new).collect(Collectors.toSet());
  }

  private RunOptions options(Progress progress) {
    int threads = wish.run().threads();
    return new RunOptions(
        wish.run().dryRun(),
        wish.run().restart(),
        threads == 0 ? Math.max(8, 2 * Runtime.getRuntime().availableProcessors()) : threads,
        shutdown::isWished,
        progress);
  }

  private int tell(List<String> lines, int status) {
    lines.forEach(out::println);
    return status;
  }
}
