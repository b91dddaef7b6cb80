package dev.avatargateway.cli;

import dev.avatargateway.config.StoreKeys;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code person}: what the operator does with people. */
@Command(
    name = "person",
    description =
        "Adds, joins, shows and forgets people. WHO is a person's key or an identity such as"
            + " mattermost:4xp9fdt77pncbef59f4k1qe83o.",
    subcommands = {})
public final class PersonCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();
  private final Program program;

  PersonCommand(Program program) {
    this.program = program;
  }

  /**
   * What is to be done.
   *
   * @param verb the subcommand's name
   * @param arguments its arguments by name, those that were given
   * @param store where the people are
   */
  public record Wish(String verb, Map<String, String> arguments, StoreKeys store) {

    public Wish {
      arguments = Map.copyOf(arguments);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "person: one of add, link, unlink, show, history, restore, forget");
  }

  @Command(name = "add", description = "Makes a person and prints their key.", sortOptions = false)
  void add(
      @Option(names = "--name", required = true, paramLabel = "NAME", description = "For yourself.")
          String name,
      @Option(
              names = "--username",
              paramLabel = "NAME",
              description = "The user name, whose first letter is drawn without a picture.")
          @Nullable String username,
      @Option(
              names = "--email",
              paramLabel = "ADDRESS",
              description = "The address, for the redirect to Gravatar.")
          @Nullable String email,
      @Option(
              names = "--cloudreve",
              paramLabel = "ID",
              description = "The id that clients see, or #7 for a row number.")
          @Nullable String cloudreve,
      @Option(names = "--mattermost", paramLabel = "ID", description = "The id there.")
          @Nullable String mattermost,
      @Option(names = "--creatorshub", paramLabel = "ID", description = "The number there.")
          @Nullable String creatorsHub,
      @Option(
              names = "--email-identity",
              paramLabel = "ADDRESS",
              description =
                  "An address that is theirs: everybody who knows it sees their picture at"
                      + " /avatar/.")
          @Nullable String emailIdentity,
      @Option(
              names = "--openid-identity",
              paramLabel = "URL",
              description = "The same for an OpenID that is theirs.")
          @Nullable String openIdIdentity,
      @Mixin StoreKeys store)
      throws IOException, InterruptedException {
    Map<String, String> arguments = new LinkedHashMap<>();
    put(arguments, "name", name);
    put(arguments, "username", username);
    put(arguments, "email", email);
    put(arguments, "cloudreve", cloudreve);
    put(arguments, "mattermost", mattermost);
    put(arguments, "creatorshub", creatorsHub);
    put(arguments, "email-identity", emailIdentity);
    put(arguments, "openid-identity", openIdIdentity);
    say(new Wish("add", arguments, store));
  }

  @Command(
      name = "link",
      description = "Joins the persons of two identities; the picture set later stays.")
  void link(
      @Parameters(paramLabel = "IDENTITY", description = "Such as cloudreve:lpua.") String one,
      @Parameters(paramLabel = "IDENTITY", description = "The other one.") String other,
      @Mixin StoreKeys store)
      throws IOException, InterruptedException {
    say(new Wish("link", Map.of("one", one, "other", other), store));
  }

  @Command(name = "unlink", description = "Undoes the link that brought this identity in.")
  void unlink(
      @Parameters(paramLabel = "IDENTITY", description = "Such as cloudreve:lpua.") String who,
      @Mixin StoreKeys store)
      throws IOException, InterruptedException {
    say(new Wish("unlink", Map.of("who", who), store));
  }

  @Command(name = "show", description = "Prints a person's identities and what they show.")
  void show(
      @Parameters(paramLabel = "WHO", description = "A key or an identity.") String who,
      @Mixin StoreKeys store)
      throws IOException, InterruptedException {
    say(new Wish("show", Map.of("who", who), store));
  }

  @Command(name = "history", description = "Prints a person's last changes, the latest first.")
  void history(
      @Parameters(paramLabel = "WHO", description = "A key or an identity.") String who,
      @Mixin StoreKeys store)
      throws IOException, InterruptedException {
    say(new Wish("history", Map.of("who", who), store));
  }

  @Command(name = "restore", description = "Makes a person wear what they wore at a version.")
  void restore(
      @Parameters(paramLabel = "WHO", description = "A key or an identity.") String who,
      @Parameters(paramLabel = "VERSION", description = "As history prints it.") String version,
      @Mixin StoreKeys store)
      throws IOException, InterruptedException {
    say(new Wish("restore", Map.of("who", who, "version", version), store));
  }

  @Command(name = "forget", description = "Forgets a person, their identities and their pictures.")
  void forget(
      @Parameters(paramLabel = "WHO", description = "A key or an identity.") String who,
      @Mixin StoreKeys store)
      throws IOException, InterruptedException {
    say(new Wish("forget", Map.of("who", who), store));
  }

  private void say(Wish wish) throws IOException, InterruptedException {
    spec.commandLine().getOut().println(program.person(wish));
  }

  private static void put(Map<String, String> arguments, String name, @Nullable String value) {
    if (value != null) {
      arguments.put(name, value);
    }
  }
}
