package dev.avatargateway;

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

  private static final Set<String> SPACES = Set.of("cloudreve", "mattermost", "creatorshub");

  private final Migration wish;
  private final Workbench bench;
  private final Shutdown shutdown;
  private final PrintWriter out;
  private final PrintWriter err;

  Migrations(
      Migration wish, Workbench bench, Shutdown shutdown, PrintWriter out, PrintWriter err) {
    this.wish = wish;
    this.bench = bench;
    this.shutdown = shutdown;
    this.out = out;
    this.err = err;
  }

  /**
   * @return 0 done, 1 when something failed, differs or was interrupted
   */
  int run() throws IOException, InterruptedException {
    return switch (wish.verb()) {
      case IMPORT -> bring();
      case EXPORT -> takeBack();
      case DIFF -> compare();
      case LINK -> link();
    };
  }

  private int bring() throws InterruptedException {
    try (Source source = new Sources(wish.place(), bench).open(wish.product());
        Progress progress = progress()) {
      RunOptions options = options(progress);
      Importer importer =
          new Importer(bench.bulk(), bench.arrivals(), PictureSettings.IMPORTED, options);
      return tell(importer.run(source));
    }
  }

  private int takeBack() throws InterruptedException {
    int worst = 0;
    for (Supplier<Destination> opener : new Destinations(wish.place(), bench).open(wish.product())) {
      try (Destination destination = opener.get();
          Progress progress = progress()) {
        RunOptions options = options(progress);
        Summary summary =
            new Exporter(bench.bulk(), bench.wardrobe(), options).run(destination);
        worst = Math.max(worst, tell(summary));
      }
    }
    return worst;
  }

  private int compare() throws IOException, InterruptedException {
    Optional<String> file = wish.place().find("csv");
    try (Source source = new Sources(wish.place(), bench).open(wish.product());
        Writer csv = file.isEmpty() ? Writer.nullWriter() : Files.newBufferedWriter(Path.of(file.get()));
        Progress progress = progress()) {
      Comparer comparer =
          new Comparer(
              bench.bulk(), bench.wardrobe(), cut(), PictureSettings.IMPORTED, options(progress));
      Comparison comparison = comparer.compare(source, csv);
      progress.close();
      comparison.lines().forEach(out::println);
      return comparison.exitStatus();
    }
  }

  private Cut cut() {
    return switch (wish.product()) {
      case "cloudreve" -> Cut.square(200, ImageType.PNG);
      case "mattermost" -> Cut.square(128, ImageType.PNG);
      default -> Cut.master(wish.pictures().masterEdge(), ImageType.JPEG);
    };
  }

  private int link() throws IOException, InterruptedException {
    try (Progress progress = progress()) {
      Linker linker = new Linker(bench.bulk(), out::println, options(progress));
      Optional<String> spaces = wish.place().find("by-email");
      if (spaces.isPresent()) {
        return tell(linker.linkByEmail(spaces(spaces.get())));
      }
      try (Reader csv =
          Files.newBufferedReader(Path.of(wish.place().get("from")), StandardCharsets.UTF_8)) {
        return tell(linker.linkPairs(csv, bench.owners()::read));
      }
    }
  }

  private static Set<Space> spaces(String text) {
    List<String> names = Arrays.asList(text.split(",", -1));
    if (names.size() < 2 || !SPACES.containsAll(names)) {
      throw new ConfigException(
          "--by-email", "must be two or three of cloudreve, mattermost and creatorshub");
    }
    return names.stream().map(Space::new).collect(Collectors.toSet());
  }

  private Progress progress() {
    return Progress.on(System.err, System.console() != null && System.console().isTerminal());
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

  private int tell(Summary summary) {
    err.flush();
    summary.lines().forEach(out::println);
    out.flush();
    return summary.exitStatus();
  }
}
