package dev.avatargateway.cli;

import dev.avatargateway.config.ConfigException;
import dev.avatargateway.config.StoreKeys;
import dev.avatargateway.config.Times;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code token}: mints one of the gateway's own tokens. */
@Command(
    name = "token",
    description = "Prints a token that speaks for one identity, alone on the last line.",
    sortOptions = false)
public final class TokenCommand implements Callable<Integer> {

  private static final Duration LONGEST = Duration.ofDays(3650);

  @Option(
      names = "--space",
      required = true,
      paramLabel = "SPACE",
      description = "The identity's product: cloudreve, mattermost or creatorshub.")
  private String space = "";

  @Option(
      names = "--user",
      required = true,
      paramLabel = "ID",
      description = "The user's id there.")
  private String user = "";

  @Option(
      names = "--admin",
      arity = "0..1",
      paramLabel = "true|false",
      defaultValue = "false",
      fallbackValue = "true",
      description = "May also dress everybody else, at every door.")
  private boolean admin;

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      defaultValue = "1h",
      description = "How long it is good for: a number and s, m, h or d; at most 3650d.")
  private String ttl = "1h";

  @Mixin private StoreKeys store = new StoreKeys();

  @Spec private CommandSpec spec = CommandSpec.create();
  private final Program program;

  TokenCommand(Program program) {
    this.program = program;
  }

  public String space() {
    Set<String> spaces = Set.of("cloudreve", "mattermost", "creatorshub");
    if (!spaces.contains(space)) {
      throw new ConfigException("--space", "must be cloudreve, mattermost or creatorshub");
    }
    return space;
  }

  public String user() {
    return user;
  }

  public boolean admin() {
    return admin;
  }

  public Duration ttl() {
    return Times.parse("--ttl", ttl, Duration.ofSeconds(1), LONGEST);
  }

  public StoreKeys store() {
    return store;
  }

  @Override
  public Integer call() throws IOException {
    spec.commandLine().getOut().println(program.token(this));
    return 0;
  }
}
