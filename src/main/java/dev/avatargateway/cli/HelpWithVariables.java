package dev.avatargateway.cli;

import dev.avatargateway.config.OutsideDefaults;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** Help that tells of each key by which variable it can be set, and its default. */
final class HelpWithVariables extends Help {

  HelpWithVariables(CommandSpec spec, ColorScheme colors) {
    super(spec, colors);
  }

  @Override
  public IOptionRenderer createDefaultOptionRenderer() {
    IOptionRenderer usual = super.createDefaultOptionRenderer();
    return (option, label, colors) -> usual.render(noted(option), label, colors);
  }

  private static OptionSpec noted(OptionSpec option) {
    boolean isKey = option.scopeType() != ScopeType.INHERIT && !option.inherited();
    if (!isKey || option.usageHelp() || option.versionHelp()) {
      return option;
    }
    String value = option.defaultValue();
    String standard = value == null ? "" : ", default " + value.replace("%", "%%");
    String note = " (" + OutsideDefaults.variable(option) + standard + ")";
    return option.toBuilder().description(option.description()[0] + note).build();
  }
}
