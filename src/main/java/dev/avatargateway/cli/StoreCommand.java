package dev.avatargateway.cli;

import dev.avatargateway.config.FromKeys;
import dev.avatargateway.config.StoreKeys;
import dev.avatargateway.config.ToKeys;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code store}: what is done with people and pictures as a whole. */
@Command(
    name = "store",
    description = "Copies all people and pictures to another place, or makes a backup of them.",
    subcommands = {})
public final class StoreCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();
  private final Program program;

  StoreCommand(Program program) {
    this.program = program;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "store: one of copy, backup");
  }

  @Command(
      name = "copy",
      description =
          "Brings all people, their pictures and the gateway's secret to an empty store, and"
              + " compares the two in the end. Stopped or killed and run again, it goes on where it"
              + " was; no gateway starts on what is not finished. Both gateways must be stopped."
              + " Credentials for buckets come from the usual AWS places.",
      footer = {
        "",
        "From a folder to PostgreSQL and S3:",
        "  avatar-gateway store copy --from ./data \\",
        "    --to jdbc:postgresql://db/avatars --to s3://bucket/pictures",
        "And back:",
        "  avatar-gateway store copy --from jdbc:postgresql://db/avatars \\",
        "    --from s3://bucket/pictures --to ./data",
        "Only pictures, those that the people of --from have:",
        "  avatar-gateway store copy --from ./data --to s3://bucket/pictures"
      },
      sortOptions = false)
  int copy(@Mixin FromKeys from, @Mixin ToKeys to) throws IOException, InterruptedException {
    return program.store(new StoreWish.Copy(from.end(), to.end()), spec.commandLine().getOut());
  }

  @Command(
      name = "backup",
      description =
          "Writes a consistent copy of a store in a folder, while its gateway runs or not: a data"
              + " folder on which serve can be started. Pictures are linked where both folders are"
              + " on one disk. A store in PostgreSQL and S3 is backed up by pg_dump and the"
              + " bucket's own means, the database first.",
      sortOptions = false)
  int backup(
      @Option(
              names = "--to",
              required = true,
              paramLabel = "DIR",
              description = "The new folder; it must not exist, or be empty.")
          Path folder,
      @Mixin StoreKeys store)
      throws IOException, InterruptedException {
    return program.store(new StoreWish.Backup(store, folder), spec.commandLine().getOut());
  }
}
