package dev.avatargateway.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Gives a key that is no flag of this call its value from the environment or the properties file.
 */
public final class OutsideDefaults implements IDefaultValueProvider {

  private static final String PREFIX = "GATEWAY_";

  private final Map<String, String> environment;
  private final Properties file;
  private final @Nullable Path path;

  private OutsideDefaults(Map<String, String> environment, Properties file, @Nullable Path path) {
    this.environment = environment;
    this.file = file;
    this.path = path;
  }

  /** A value, and where it was found: a variable's name or a file's. */
  public record Found(String value, String where) {}

  /**
   * @param path the properties file, or null for none
   * @throws ConfigException when the file cannot be read
   */
  public static OutsideDefaults from(Map<String, String> environment, @Nullable Path path) {
    Properties file = new Properties();
    if (path != null) {
      try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
        file.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new ConfigException("--config", "cannot read " + path);
      }
    }
    return new OutsideDefaults(environment, file, path);
  }

  /** The variable that sets an option: {@code --data} is {@code GATEWAY_DATA}. */
  public static String variable(OptionSpec option) {
    return variable(option.longestName().replaceFirst("^--", ""));
  }

  /**
   * Refuses keys of the file that no command has, so that a misspelt one is not passed over.
   *
   * @throws ConfigException naming the first such key
   */
  public void refuseUnknownKeys(CommandLine commandLine) {
    TreeSet<String> unknown = new TreeSet<>(file.stringPropertyNames());
    strike(unknown, commandLine);
    if (!unknown.isEmpty()) {
      throw new ConfigException("--config", "no such key: " + unknown.first());
    }
  }

  private static void strike(Set<String> unknown, CommandLine commandLine) {
    CommandSpec spec = commandLine.getCommandSpec();
    spec.options().forEach(option -> keys(option).forEach(unknown::remove));
    commandLine.getSubcommands().values().forEach(sub -> strike(unknown, sub));
  }

  @Override
  public @Nullable String defaultValue(ArgSpec arg) {
    if (!(arg instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    return find(option).map(Found::value).orElse(null);
  }

  /** What the environment or else the file says of an option. */
  public Optional<Found> find(OptionSpec option) {
    return keys(option)
        .filter(key -> environment.get(variable(key)) != null)
        .findFirst()
        .map(key -> new Found(environment.getOrDefault(variable(key), ""), variable(key)))
        .or(
            () ->
                keys(option)
                    .filter(key -> file.getProperty(key) != null)
                    .findFirst()
                    .map(key -> new Found(file.getProperty(key), String.valueOf(path))));
  }

  /** The longest name first: of several it says which product's it is. */
  private static Stream<String> keys(OptionSpec option) {
    return Stream.of(option.names())
        .sorted(Comparator.comparing(String::length).reversed())
        .map(name -> name.replaceFirst("^--?", ""));
  }

  private static String variable(String key) {
    return PREFIX + key.replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
