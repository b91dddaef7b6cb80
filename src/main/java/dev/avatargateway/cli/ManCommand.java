package dev.avatargateway.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code man}: prints the manual page. */
@Command(
    name = "man",
    description = "Prints the manual page, for man: man -l FILE.",
    sortOptions = false)
final class ManCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(new ManPage(spec.root()).text());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
