package dev.avatargateway.cli;

import dev.avatargateway.config.Place;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code diff}: compares a product's people with the gateway's. */
@Command(
    name = "diff",
    description =
        "Compares everybody's picture there and here, and fails unless all show the same. Changes"
            + " nothing.",
    subcommands = {})
final class DiffCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();
  private final Program program;

  DiffCommand(Program program) {
    this.program = program;
  }

  /** Where differences are written. */
  static final class Report {

    @Option(
        names = "--csv",
        paramLabel = "FILE",
        description = "Writes each difference as a line of CSV there.")
    private @Nullable String csv;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "diff: one of cloudreve, mattermost, creatorshub, csv");
  }

  @Command(
      name = "cloudreve",
      description = "With a Cloudreve site, version 3 or 4.",
      sortOptions = false)
  int cloudreve(@Mixin SourceKeys.Cloudreve from, @Mixin Report report, @Mixin MigrationKeys keys)
      throws IOException, InterruptedException {
    return run("cloudreve", from.place(), report, keys);
  }

  @Command(
      name = "mattermost",
      description = "With a Mattermost server's data, its bulk export, or its API.",
      sortOptions = false)
  int mattermost(@Mixin SourceKeys.Mattermost from, @Mixin Report report, @Mixin MigrationKeys keys)
      throws IOException, InterruptedException {
    return run("mattermost", from.place(), report, keys);
  }

  @Command(
      name = "creatorshub",
      description = "With a CreatorsHub instance, over its API.",
      sortOptions = false)
  int creatorsHub(
      @Mixin SourceKeys.CreatorsHub from, @Mixin Report report, @Mixin MigrationKeys keys)
      throws IOException, InterruptedException {
    return run("creatorshub", from.place(), report, keys);
  }

  @Command(name = "csv", description = "With a CSV file as import csv reads.", sortOptions = false)
  int csv(@Mixin SourceKeys.Csv from, @Mixin Report report, @Mixin MigrationKeys keys)
      throws IOException, InterruptedException {
    return run("csv", from.place(), report, keys);
  }

  private int run(String product, Place place, Report report, MigrationKeys keys)
      throws IOException, InterruptedException {
    return program.migrate(
        keys.migration(Migration.Verb.DIFF, product, place.with("csv", report.csv)),
        spec.commandLine().getOut());
  }
}
