package dev.avatargateway.cli;

import dev.avatargateway.config.OutsideDefaults;
import dev.avatargateway.config.Secrets;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** A table of the keys of a command: the value that counts, and where it came from. */
final class PrintedConfig {

  private final OutsideDefaults outside;

  PrintedConfig(OutsideDefaults outside) {
    this.outside = outside;
  }

  private record Row(String key, String value, String source) {}

  /** Prints what a command line means for its command, which is not carried out. */
  void print(ParseResult command, PrintWriter out) {
    List<Row> rows = new ArrayList<>();
    for (OptionSpec option : command.commandSpec().options()) {
      boolean isKey = option.scopeType() != ScopeType.INHERIT && !option.inherited();
      if (isKey && !option.usageHelp() && !option.versionHelp()) {
        rows.add(row(option, command.hasMatchedOption(option)));
      }
    }
    int key = rows.stream().mapToInt(row -> row.key().length()).max().orElse(0);
    int value = rows.stream().mapToInt(row -> row.value().length()).max().orElse(0);
    rows.forEach(
        row ->
            out.println(
                ("%-" + key + "s  %-" + Math.min(value, 60) + "s  %s")
                    .formatted(row.key(), row.value(), row.source())));
    out.flush();
  }

  private Row row(OptionSpec option, boolean isFlag) {
    String key = option.longestName().replaceFirst("^--", "");
    @Nullable Object value = option.getValue();
    String shown = value == null ? "-" : Secrets.masked(key, text(value));
    String source =
        isFlag
            ? "flag"
            : outside
                .find(option)
                .map(OutsideDefaults.Found::where)
                .orElse(value == null ? "not set" : "default");
    return new Row(key, shown, source);
  }

  private static String text(Object value) {
    return value instanceof Collection<?> many
        ? many.stream().map(String::valueOf).collect(Collectors.joining(","))
        : value.toString();
  }
}
