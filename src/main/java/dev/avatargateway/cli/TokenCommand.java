package dev.avatargateway.cli;

import dev.avatargateway.config.ConfigException;
import dev.avatargateway.config.StoreKeys;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern TTL = Pattern.compile("([1-9][0-9]{0,6})([smhd])");
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
    Matcher matcher = TTL.matcher(ttl);
    if (!matcher.matches()) {
      throw new ConfigException("--ttl", "must be a number and s, m, h or d, such as 1h");
    }
    long number = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    if (duration.compareTo(LONGEST) > 0) {
      throw new ConfigException("--ttl", "must be at most " + LONGEST.toDays() + "d");
    }
    return duration;
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
