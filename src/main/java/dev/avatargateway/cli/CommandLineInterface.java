package dev.avatargateway.cli;

import dev.avatargateway.config.ConfigException;
import dev.avatargateway.config.OutsideDefaults;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** The program's command line: flags before variables before the properties file. */
public final class CommandLineInterface {

  private CommandLineInterface() {}

  /** The command above all others. */
  @Command(
      name = "avatar-gateway",
      description = "One store of profile pictures for Cloudreve, Mattermost and CreatorsHub.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      scope = ScopeType.INHERIT,
      synopsisSubcommandLabel = "COMMAND")
  static final class Top {

    @Option(
        names = "--config",
        paramLabel = "FILE",
        scope = ScopeType.INHERIT,
        description =
            "A properties file with keys as the flags are called, without -- (GATEWAY_CONFIG).")
    @Nullable Path config;

    @Option(
        names = "--print-config",
        scope = ScopeType.INHERIT,
        description = "Prints each key's value and where it came from, instead of doing anything.")
    boolean printConfig;
  }

  /** Finds {@code --config} before the other values are looked up in it. */
  @Command
  static final class ConfigFile {

    @Option(names = "--config")
    @Nullable Path config;
  }

  /**
   * Carries out a command line.
   *
   * @return 0 done, 1 failed, 2 wrong usage or configuration
   */
  public static int run(
      Program program,
      Map<String, String> environment,
      PrintWriter out,
      PrintWriter err,
      String... args) {
    Top top = new Top();
    CommandLine commandLine =
        new CommandLine(top)
            .addSubcommand(new ServeCommand(program))
            .addSubcommand(new TokenCommand(program))
            .addSubcommand(new PersonCommand(program))
            .addSubcommand(new ImportCommand(program))
            .addSubcommand(new ExportCommand(program))
            .addSubcommand(new DiffCommand(program))
            .addSubcommand(new LinkCommand(program))
            .addSubcommand(new OutboxCommand(program))
            .addSubcommand(new DoctorCommand(program))
            .addSubcommand(new StoreCommand(program))
            .addSubcommand(new RehearseCommand(program))
            .addSubcommand(new CompletionCommand())
            .addSubcommand(new ManCommand())
            .setOut(out)
            .setErr(err)
            .setExpandAtFiles(false)
            .setHelpFactory(HelpWithVariables::new)
            .setParameterExceptionHandler(Complaint::usage)
            .setExecutionExceptionHandler((fault, command, parsed) -> say(fault, err));
    try {
      OutsideDefaults defaults = OutsideDefaults.from(environment, configFile(environment, args));
      defaults.refuseUnknownKeys(commandLine);
      commandLine.setDefaultValueProvider(defaults);
      commandLine.setExecutionStrategy(
          parsed ->
              top.printConfig ? printed(defaults, parsed, out) : new RunLast().execute(parsed));
    } catch (ConfigException e) {
      return say(e, err);
    }
    return commandLine.execute(args);
  }

  private static int printed(OutsideDefaults defaults, ParseResult parsed, PrintWriter out) {
    ParseResult command = parsed;
    while (command.hasSubcommand()) {
      command = command.subcommand();
    }
    new PrintedConfig(defaults).print(command, out);
    return 0;
  }

  /**
   * The keys of a {@code serve} with these flags, and nothing from the environment or a file.
   *
   * @throws CommandLine.ParameterException when they cannot be read
   */
  public static ServeCommand serveKeys(Program program, String... flags) {
    ServeCommand keys = new ServeCommand(program);
    new CommandLine(keys).parseArgs(flags);
    return keys;
  }

  private static @Nullable Path configFile(Map<String, String> environment, String... args) {
    ConfigFile file = new ConfigFile();
    try {
      new CommandLine(file)
          .setExpandAtFiles(false)
          .setUnmatchedArgumentsAllowed(true)
          .parseArgs(args);
    } catch (CommandLine.ParameterException e) {
      // The parse of the whole line says it.
      return null;
    }
    String variable = environment.get("GATEWAY_CONFIG");
    return file.config != null || variable == null ? file.config : Path.of(variable);
  }

  private static int say(Exception fault, PrintWriter err) {
    err.println(Complaint.of(fault));
    err.flush();
    return fault instanceof ConfigException ? 2 : 1;
  }
}
