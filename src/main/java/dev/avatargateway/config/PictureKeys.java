package dev.avatargateway.config;

import java.util.List;
import picocli.CommandLine.Option;

/** The keys that say how pictures are made and where they may be fetched from. */
public final class PictureKeys {

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
      defaultValue = "96",
      description = "Memory for pictures that are decoded at the same time.")
  int imageMemory = 96;

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
}
