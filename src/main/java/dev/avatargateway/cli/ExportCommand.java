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

/** {@code export}: writes people's looks to a product. */
@Command(
    name = "export",
    description =
        "Writes what people show here to a product. Run again, it goes on where it was stopped.",
    subcommands = {})
final class ExportCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();
  private final Program program;

  ExportCommand(Program program) {
    this.program = program;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "export: one of cloudreve, mattermost, creatorshub, csv");
  }

  @Command(
      name = "cloudreve",
      description = "To a Cloudreve site, version 3 or 4.",
      sortOptions = false)
  int cloudreve(
      @Option(
              names = "--to",
              required = true,
              paramLabel = "PLACE",
              description =
                  "Its data folder (version 3: the program's folder), its database as a jdbc:,"
                      + " mysql:// or postgres:// address, or the site's address.")
          String to,
      @Option(
              names = "--files",
              paramLabel = "DIR",
              description = "The folder of its files, when --to is a database.")
          @Nullable String files,
      @Option(
              names = "--cloudreve-secret-key",
              paramLabel = "KEY",
              description = "With the site's address: its secret_key, to speak for each user.")
          @Nullable String secretKey,
      @Mixin MigrationKeys keys)
      throws IOException, InterruptedException {
    Place place =
        new Place().with("to", to).with("files", files).with("cloudreve-secret-key", secretKey);
    return run("cloudreve", place, keys);
  }

  @Command(
      name = "mattermost",
      description = "To a Mattermost server, or as an archive for its bulk import.",
      sortOptions = false)
  int mattermost(
      @Option(
              names = "--to",
              required = true,
              paramLabel = "PLACE",
              description = "The server's address, or the archive to write (.zip).")
          String to,
      @Option(
              names = {"--token", "--mattermost-token"},
              paramLabel = "TOKEN",
              description = "With the server's address: an administrator's access token.")
          @Nullable String token,
      @Mixin MigrationKeys keys)
      throws IOException, InterruptedException {
    return run("mattermost", new Place().with("to", to).with("token", token), keys);
  }

  @Command(
      name = "creatorshub",
      description = "To a CreatorsHub instance, over its API.",
      sortOptions = false)
  int creatorsHub(
      @Option(
              names = "--to",
              required = true,
              paramLabel = "URL",
              description = "The instance's address.")
          String to,
      @Option(
              names = {"--token", "--creatorshub-token"},
              required = true,
              paramLabel = "TOKEN",
              description = "A token that may dress everybody, such as a master token.")
          String token,
      @Mixin MigrationKeys keys)
      throws IOException, InterruptedException {
    return run("creatorshub", new Place().with("to", to).with("token", token), keys);
  }

  @Command(
      name = "csv",
      description = "To a folder with people.csv and the pictures, which import csv reads.",
      sortOptions = false)
  int csv(
      @Option(
              names = "--to",
              required = true,
              paramLabel = "DIR",
              description = "The folder, made when it is missing.")
          String to,
      @Option(
              names = "--space",
              paramLabel = "SPACE",
              description = "Whose people: cloudreve, mattermost or creatorshub. Default: all.")
          @Nullable String space,
      @Mixin MigrationKeys keys)
      throws IOException, InterruptedException {
    return run("csv", new Place().with("to", to).with("space", space), keys);
  }

  private int run(String product, Place place, MigrationKeys keys)
      throws IOException, InterruptedException {
    return program.migrate(
        keys.migration(Migration.Verb.EXPORT, product, place), spec.commandLine().getOut());
  }
}
