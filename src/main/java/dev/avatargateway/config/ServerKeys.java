package dev.avatargateway.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The keys of the server itself and of its pictures. */
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

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "What addresses in answers begin with. Default: http://HOST:PORT.")
  @Nullable String publicUrl;

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
      description = "The operator's port, with /healthz and /readyz; 0 takes a free one.")
  int managementPort = 8081;

  @Option(
      names = "--fetch-allow",
      paramLabel = "CIDR",
      split = ",",
      description = "Networks that pictures may be fetched from although they are not public.")
  List<String> fetchAllow = List.of();

  @Option(
      names = "--master-edge",
      paramLabel = "PIXELS",
      defaultValue = "512",
      description = "Edge of the largest picture that is kept, 128 to 2048.")
  int masterEdge = 512;

  @Option(
      names = "--image-memory",
      paramLabel = "MIB",
      defaultValue = "384",
      description = "Memory for pictures that are decoded at the same time.")
  int imageMemory = 384;

  @Option(
      names = "--initials-glyphs",
      paramLabel = "FILE",
      description = "A sprite of your own for the initials, of the shape of the built-in one.")
  @Nullable Path initialsGlyphs;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      defaultValue = "info",
      description = "error, warn, info, debug or trace.")
  String logLevel = "info";

  public String host() {
    return Check.notBlank("--host", host);
  }

  public int port() {
    return Check.range("--port", port, 0, 65535);
  }

  public @Nullable String publicUrl() {
    return Check.url("--public-url", publicUrl);
  }

  public String managementHost() {
    return Check.notBlank("--management-host", managementHost);
  }

  public int managementPort() {
    return Check.range("--management-port", managementPort, 0, 65535);
  }

  public List<String> fetchAllow() {
    return List.copyOf(fetchAllow);
  }

  public int masterEdge() {
    return Check.range("--master-edge", masterEdge, 128, 2048);
  }

  /** In bytes. */
  public long imageMemory() {
    return Check.range("--image-memory", imageMemory, 64, 65536) * 1024L * 1024L;
  }

  public @Nullable Path initialsGlyphs() {
    return initialsGlyphs;
  }

  public String logLevel() {
    return Check.oneOf(
        "--log-level",
        logLevel.toLowerCase(Locale.ROOT),
        Set.of("error", "warn", "info", "debug", "trace"));
  }
}
