package dev.avatargateway.cli;

import dev.avatargateway.config.StoreKeys;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code outbox}: what others are yet to be told of. */
@Command(
    name = "outbox",
    description = "Shows changes that products or the web hook did not take, and sends them again.",
    subcommands = {})
public final class OutboxCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();
  private final Program program;

  OutboxCommand(Program program) {
    this.program = program;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "outbox: one of list, retry");
  }

  @Command(
      name = "list",
      description = "Prints how many changes wait, and those that were refused, the oldest first.")
  void list(
      @Option(
              names = "--target",
              paramLabel = "NAME",
              description = "Only those for a product, or for hook.")
          @Nullable String target,
      @Mixin StoreKeys store)
      throws IOException, InterruptedException {
    say("outbox-list", target, store);
  }

  @Command(name = "retry", description = "Sends again what was refused.")
  void retry(
      @Option(
              names = "--target",
              paramLabel = "NAME",
              description = "Only what is for a product, or for hook.")
          @Nullable String target,
      @Mixin StoreKeys store)
      throws IOException, InterruptedException {
    say("outbox-retry", target, store);
  }

  private void say(String verb, @Nullable String target, StoreKeys store)
      throws IOException, InterruptedException {
    Map<String, String> arguments = target == null ? Map.of() : Map.of("target", target);
    PersonCommand.Wish wish = new PersonCommand.Wish(verb, arguments, store);
    spec.commandLine().getOut().println(program.person(wish));
  }
}
