package dev.avatargateway.cli;

import dev.avatargateway.config.ConfigException;
import dev.avatargateway.config.Place;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code link}: joins the identities of many people. */
@Command(
    name = "link",
    description =
        "Joins identities to one person each; the picture set later stays, and person unlink undoes"
            + " it. With --dry-run it only tells whom it would join and what is ambiguous.",
    sortOptions = false)
final class LinkCommand implements Callable<Integer> {

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "A CSV file with two identities in each line, such as cloudreve:lpua.")
  private @Nullable String from;

  @Option(
      names = "--by-email",
      paramLabel = "SPACE,SPACE",
      description =
          "Joins who report the same address in these products. Only for products that check the"
              + " addresses of their users: whoever can enter another's address gets their face.")
  private @Nullable String byEmail;

  @Mixin private MigrationKeys keys = new MigrationKeys();
  @Spec private CommandSpec spec = CommandSpec.create();
  private final Program program;

  LinkCommand(Program program) {
    this.program = program;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if ((from == null) == (byEmail == null)) {
      throw new ConfigException("link", "needs one of --from and --by-email");
    }
    Place place = new Place().with("from", from).with("by-email", byEmail);
    return program.migrate(
        keys.migration(Migration.Verb.LINK, "people", place), spec.commandLine().getOut());
  }
}
