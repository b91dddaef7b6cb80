package dev.avatargateway.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The keys of the server itself. */
public final class ServerKeys {

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Address to listen on.")
  String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port to listen on; 0 takes a free one.")
  int port = 8080;

  @Mixin PublicUrlKeys people = new PublicUrlKeys();

  @Option(
      names = "--management-host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Address of the operator's port.")
  String managementHost = "127.0.0.1";

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "The operator's port, with /healthz, /readyz and /metrics; 0 takes a free one.")
  int managementPort = 8081;

  @Option(
      names = "--initials-glyphs",
      paramLabel = "FILE",
      description = "A sprite of your own for the initials, of the shape of the built-in one.")
  @Nullable String initialsGlyphs;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      defaultValue = "info",
      description = "error, warn, info, debug or trace.")
  String logLevel = "info";

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, or json: an object on each line.")
  String logFormat = "text";

  public String host() {
    return Check.host("--host", host);
  }

  public int port() {
    return Check.range("--port", port, 0, Check.MAX_PORT);
  }

  public @Nullable String publicUrl() {
    return people.publicUrl();
  }

  public String managementHost() {
    return Check.host("--management-host", managementHost);
  }

  public int managementPort() {
    return Check.range("--management-port", managementPort, 0, Check.MAX_PORT);
  }

  public @Nullable Path initialsGlyphs() {
    return initialsGlyphs == null ? null : Check.path("--initials-glyphs", initialsGlyphs);
  }

  public String logLevel() {
    return Check.oneOf(
        "--log-level",
        logLevel.toLowerCase(Locale.ROOT),
        Set.of("error", "warn", "info", "debug", "trace"));
  }

  /** Whether each line of the log is to be a JSON object. */
  public boolean logsJson() {
    return Check.oneOf("--log-format", logFormat.toLowerCase(Locale.ROOT), Set.of("text", "json"))
        .equals("json");
  }
}
