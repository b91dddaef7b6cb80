package dev.avatargateway.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code rehearse}: starts, does a little of everything, and ends. */
@Command(
    name = "rehearse",
    description =
        "Serves one person out of a folder of its own, which is deleted afterwards: sets a picture"
            + " and reads it through each product. Run with -XX:AOTCacheOutput=FILE, it writes what"
            + " lets later starts with -XX:AOTCache=FILE be quick.",
    sortOptions = false)
public final class RehearseCommand implements Callable<Integer> {

  private final Program program;

  RehearseCommand(Program program) {
    this.program = program;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    program.rehearse();
    return 0;
  }
}
