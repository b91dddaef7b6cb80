package dev.avatargateway.cli;

import dev.avatargateway.config.GraceKeys;
import dev.avatargateway.config.StoreKeys;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: compares the stored pictures with the catalog. */
@Command(
    name = "doctor",
    description =
        "Reads every stored picture, compares the store with the catalog, prints a line for each"
            + " that is dangling, orphan, damaged or unreadable, and fails when there is one."
            + " Changes nothing without --repair.",
    sortOptions = false)
public final class DoctorCommand implements Callable<Integer> {

  @Option(
      names = "--repair",
      arity = "0..1",
      paramLabel = "true|false",
      defaultValue = "false",
      fallbackValue = "true",
      description = "Moves orphans and damaged pictures to the store's trash; deletes nothing.")
  private boolean repair;

  @Mixin private StoreKeys store = new StoreKeys();
  @Mixin private GraceKeys grace = new GraceKeys();

  @Spec private CommandSpec spec = CommandSpec.create();
  private final Program program;

  DoctorCommand(Program program) {
    this.program = program;
  }

  public boolean repair() {
    return repair;
  }

  public StoreKeys store() {
    return store;
  }

  public Duration grace() {
    return grace.grace();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return program.doctor(this, spec.commandLine().getOut());
  }
}
