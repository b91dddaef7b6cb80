package dev.avatargateway.cli;

import dev.avatargateway.config.ConfigException;
import dev.avatargateway.config.PublicUrlKeys;
import dev.avatargateway.config.StoreKeys;
import dev.avatargateway.config.Times;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

  private static final Duration LONGEST_LINK = Duration.ofDays(1);
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
      names = "--link",
      arity = "0..1",
      paramLabel = "true|false",
      defaultValue = "false",
      fallbackValue = "true",
      description =
          "Prints an address instead, which lets who opens it first change that picture in a"
              + " browser; good for 1d at most.")
  private boolean link;

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      defaultValue = "1h",
      description = "How long it is good for: a number and s, m, h or d; at most 3650d.")
  private String ttl = "1h";

  @Mixin private PublicUrlKeys people = new PublicUrlKeys();
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

  /** Whether an address for a browser is wanted instead of the token. */
  public boolean link() {
    if (link && admin) {
      throw new ConfigException("--link", "is for one person's own picture, not for --admin");
    }
    return link;
  }

  public Duration ttl() {
    return Times.parse("--ttl", ttl, Duration.ofSeconds(1), link ? LONGEST_LINK : LONGEST);
  }

  /** Where people reach the gateway, when the operator said so. */
  public @Nullable String publicUrl() {
    return people.publicUrl();
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
