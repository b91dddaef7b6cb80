package dev.avatargateway.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code completion}: prints what lets a shell complete command lines. */
@Command(
    name = "completion",
    description =
        "Prints a script for bash, and for zsh, that completes the command lines of a program or"
            + " alias called avatar-gateway.",
    footer = {
      "",
      "  alias avatar-gateway='java -jar /opt/avatar-gateway.jar'",
      "  source <(avatar-gateway completion)"
    },
    sortOptions = false)
final class CompletionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine()
        .getOut()
        .print(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
