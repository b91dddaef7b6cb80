package dev.avatargateway.config;

import dev.avatargateway.cli.CommandLineInterface;
import dev.avatargateway.cli.DoctorCommand;
import dev.avatargateway.cli.Migration;
import dev.avatargateway.cli.PersonCommand;
import dev.avatargateway.cli.Program;
import dev.avatargateway.cli.ServeCommand;
import dev.avatargateway.cli.StoreWish;
import dev.avatargateway.cli.TokenCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of a command line that was typed: {@code serve} and the migration bridge read one
 * value, the others do nothing.
 *
 * @param exit 0 done, 1 failed, 2 wrong usage or configuration
 * @param value what was read, if it came to that
 * @param said what stood on standard error
 */
record Typed(int exit, @Nullable Object value, String said) {

  private static final Pattern FLAG = Pattern.compile("(?m)^ +(?:-., )?(--[a-z0-9-]+)");

  static Typed serve(
      Function<ServeCommand, @Nullable Object> key,
      Map<String, String> variables,
      String... flags) {
    return typed(new Reader(key, _ -> null), variables, Stream.of("serve"), flags);
  }

  /**
   * Types a command of the migration bridge.
   *
   * @param command its words, and the flags that it cannot do without
   */
  static Typed migration(
      String command,
      Function<Migration, @Nullable Object> key,
      Map<String, String> variables,
      String... flags) {
    return typed(new Reader(_ -> null, key), variables, Stream.of(command.split(" ", -1)), flags);
  }

  /** The token that a command of the migration bridge is given. */
  static Typed token(Map<String, String> variables, String... line) {
    Function<Migration, @Nullable Object> token = wish -> wish.place().find("token").orElse(null);
    return typed(new Reader(_ -> null, token), variables, Stream.of(), line);
  }

  /** The flags that a command's help names, but for those that every command has. */
  static List<String> flags(String command) {
    StringWriter out = new StringWriter();
    CommandLineInterface.run(
        new Reader(_ -> null, _ -> null),
        Map.of(),
        new PrintWriter(out),
        new PrintWriter(new StringWriter()),
        (command + " --help").split(" ", -1));
    return FLAG.matcher(out.toString())
        .results()
        .map(flag -> flag.group(1))
        .filter(
            flag -> !List.of("--help", "--version", "--config", "--print-config").contains(flag))
        .distinct()
        .toList();
  }

  private static Typed typed(
      Reader reader, Map<String, String> variables, Stream<String> command, String... flags) {
    StringWriter err = new StringWriter();
    int exit =
        CommandLineInterface.run(
            reader,
            variables,
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            Stream.concat(command, Stream.of(flags)).toArray(String[]::new));
    return new Typed(exit, reader.value, err.toString());
  }

  /** Reads one value. */
  private static final class Reader implements Program {

    private final Function<ServeCommand, @Nullable Object> ofServe;
    private final Function<Migration, @Nullable Object> ofMigration;
    private @Nullable Object value;

    Reader(
        Function<ServeCommand, @Nullable Object> ofServe,
        Function<Migration, @Nullable Object> ofMigration) {
      this.ofServe = ofServe;
      this.ofMigration = ofMigration;
    }

    @Override
    public void serve(ServeCommand keys, PrintWriter out) {
      value = ofServe.apply(keys);
    }

    @Override
    public void rehearse() {
      throw new IllegalStateException();
    }

    @Override
    public String token(TokenCommand keys) {
      return "";
    }

    @Override
    public String person(PersonCommand.Wish wish) {
      return "";
    }

    @Override
    public int doctor(DoctorCommand keys, PrintWriter out) {
      throw new IllegalStateException();
    }

    @Override
    public int migrate(Migration wish, PrintWriter out) {
      value = ofMigration.apply(wish);
      return 0;
    }

    @Override
    public int store(StoreWish wish, PrintWriter out) {
      return 0;
    }
  }
}
