package dev.avatargateway.cli;

import dev.avatargateway.config.OutsideDefaults;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/** The manual page of a command and all below it, in the language of {@code man(7)}. */
final class ManPage {

  private final CommandSpec top;
  private final StringBuilder page = new StringBuilder();

  ManPage(CommandSpec top) {
    this.top = top;
  }

  String text() {
    String name = top.name();
    line(".TH \"" + name.toUpperCase(Locale.ROOT) + "\" \"1\" \"\" \"" + top.version()[0] + "\"");
    section("NAME");
    line(escaped(name + " - " + description(top)));
    section("SYNOPSIS");
    line(".B " + escaped(name));
    line("[\\fB\\-\\-config\\fR=\\fIFILE\\fR] \\fICOMMAND\\fR [\\fIOPTIONS\\fR]");
    section("DESCRIPTION");
    line(
        "Each key is a flag, a variable, or a line in the properties file that"
            + " \\fB\\-\\-config\\fR");
    line("names, without the hyphens before it; in that order.");
    section("OPTIONS");
    top.options().forEach(this::option);
    section("COMMANDS");
    top.subcommands().values().forEach(this::command);
    section("EXIT STATUS");
    line("0 done, 1 failed, 2 wrong usage or configuration.");
    return page.toString();
  }

  private void section(String title) {
    line(".SH \"" + title + "\"");
  }

  private void command(CommandLine commandLine) {
    CommandSpec spec = commandLine.getCommandSpec();
    if (spec.name().equals("help")) {
      return;
    }
    line(".SS \"" + escaped(spec.qualifiedName()) + "\"");
    line(escaped(description(spec)));
    spec.positionalParameters().forEach(this::parameter);
    spec.options().stream().filter(ManPage::isOwn).forEach(this::option);
    String[] footer = spec.usageMessage().footer();
    if (footer.length > 0) {
      line(".PP");
      line(".nf");
      for (String words : footer) {
        if (!words.isBlank()) {
          line(escaped(words));
        }
      }
      line(".fi");
    }
    spec.subcommands().values().forEach(this::command);
  }

  private static boolean isOwn(OptionSpec option) {
    return option.scopeType() != ScopeType.INHERIT
        && !option.inherited()
        && !option.usageHelp()
        && !option.versionHelp();
  }

  private void parameter(PositionalParamSpec parameter) {
    line(".TP");
    line("\\fI" + escaped(parameter.paramLabel()) + "\\fR");
    line(escaped(String.join(" ", parameter.description())));
  }

  private void option(OptionSpec option) {
    line(".TP");
    String names = "\\fB" + escaped(String.join(", ", option.names())) + "\\fR";
    boolean needsValue = option.arity().min() > 0;
    String value =
        option.paramLabel().isEmpty() ? "" : "=\\fI" + escaped(option.paramLabel()) + "\\fR";
    line(names + (option.arity().max() == 0 ? "" : needsValue ? value : "[" + value + "]"));
    line(escaped(String.join(" ", option.description())));
    if (isOwn(option)) {
      String standard = option.defaultValue();
      line(".br");
      line(
          "\\fB"
              + escaped(OutsideDefaults.variable(option))
              + "\\fR"
              + (standard == null ? "" : ", default " + escaped(standard)));
    }
  }

  private static String description(CommandSpec spec) {
    return String.join(" ", spec.usageMessage().description());
  }

  private static String escaped(String text) {
    String safe = text.replace("%%", "%").replace("\\", "\\e").replace("-", "\\-");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
