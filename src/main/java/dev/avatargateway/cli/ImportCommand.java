package dev.avatargateway.cli;

import dev.avatargateway.config.Place;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code import}: brings a product's people and pictures to the gateway. */
@Command(
    name = "import",
    description =
        "Brings people and their pictures from where a product keeps them; nothing is changed"
            + " there. Run again, it goes on where it was stopped.",
    subcommands = {})
final class ImportCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();
  private final Program program;

  ImportCommand(Program program) {
    this.program = program;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "import: one of cloudreve, mattermost, creatorshub, csv, gravatar");
  }

  @Command(
      name = "cloudreve",
      description = "From a Cloudreve site, version 3 or 4.",
      sortOptions = false)
  int cloudreve(@Mixin SourceKeys.Cloudreve from, @Mixin ImportKeys keys)
      throws IOException, InterruptedException {
    return run("cloudreve", from.place(), keys);
  }

  @Command(
      name = "mattermost",
      description = "From a Mattermost server's data, its bulk export, or its API.",
      sortOptions = false)
  int mattermost(@Mixin SourceKeys.Mattermost from, @Mixin ImportKeys keys)
      throws IOException, InterruptedException {
    return run("mattermost", from.place(), keys);
  }

  @Command(
      name = "creatorshub",
      description = "From a CreatorsHub instance's API.",
      sortOptions = false)
  int creatorsHub(@Mixin SourceKeys.CreatorsHub from, @Mixin ImportKeys keys)
      throws IOException, InterruptedException {
    return run("creatorshub", from.place(), keys);
  }

  @Command(
      name = "csv",
      description = "From a CSV file with the columns space,id,email,name,file-or-url.",
      sortOptions = false)
  int csv(@Mixin SourceKeys.Csv from, @Mixin ImportKeys keys)
      throws IOException, InterruptedException {
    return run("csv", from.place(), keys);
  }

  @Command(
      name = "gravatar",
      description = "From Gravatar, for people here who have an address and no picture.",
      sortOptions = false)
  int gravatar(
      @Option(
              names = "--space",
              required = true,
              paramLabel = "SPACE",
              description = "Whose addresses: cloudreve, mattermost or creatorshub.")
          String space,
      @Option(
              names = "--gravatar-url",
              paramLabel = "URL",
              defaultValue = "https://www.gravatar.com/avatar",
              description = "What stands before the digest of an address.")
          String url,
      @Mixin ImportKeys keys)
      throws IOException, InterruptedException {
    return run("gravatar", new Place().with("space", space).with("gravatar-url", url), keys);
  }

  private int run(String product, Place place, ImportKeys keys)
      throws IOException, InterruptedException {
    return program.migrate(keys.migration(product, place), spec.commandLine().getOut());
  }
}
