package dev.avatargateway.config;

import dev.avatargateway.cli.CommandLineInterface;
import dev.avatargateway.cli.Migration;
import dev.avatargateway.cli.PersonCommand;
import dev.avatargateway.cli.Program;
import dev.avatargateway.cli.ServeCommand;
import dev.avatargateway.cli.TokenCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of a command line that was typed: {@code serve} reads one value, the others do nothing.
 *
 * @param exit 0 done, 1 failed, 2 wrong usage or configuration
 * @param value what was read, if it came to that
 * @param said what stood on standard error
 */
record Typed(int exit, @Nullable Object value, String said) {

  static Typed serve(
      Function<ServeCommand, @Nullable Object> key,
      Map<String, String> variables,
      String... flags) {
    String[] line = new String[flags.length + 1];
    line[0] = "serve";
    System.arraycopy(flags, 0, line, 1, flags.length);
    return run(new Reader(key), variables, line);
  }

  /** The token that a command of the migration bridge is given. */
  static Typed token(Map<String, String> variables, String... line) {
    return run(new Reader(_ -> null), variables, line);
  }

  private static Typed run(Reader reader, Map<String, String> variables, String... line) {
    StringWriter err = new StringWriter();
    int exit =
        CommandLineInterface.run(
            reader, variables, new PrintWriter(new StringWriter()), new PrintWriter(err), line);
    return new Typed(exit, reader.value, err.toString());
  }

  /** Reads one value. */
  private static final class Reader implements Program {

    private final Function<ServeCommand, @Nullable Object> key;
    private @Nullable Object value;

    Reader(Function<ServeCommand, @Nullable Object> key) {
      this.key = key;
    }

    @Override
    public void serve(ServeCommand keys, PrintWriter out) {
      value = key.apply(keys);
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
    public int migrate(Migration wish, PrintWriter out) {
      value = wish.place().find("token").orElse(null);
      return 0;
    }
  }
}
