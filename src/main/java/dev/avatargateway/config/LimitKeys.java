package dev.avatargateway.config;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The keys that say how much each caller, each address and all together may ask for. */
public final class LimitKeys {

  @Option(
      names = "--caller-writes-per-minute",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "How often somebody may change their own picture; 0: as often as they like. Who may dress"
              + " others is not counted.")
  long callerWrites = 60;

  @Option(
      names = "--address-writes-per-second",
      paramLabel = "N",
      defaultValue = "2000",
      description =
          "How many changes may be asked for from one address, or one /64 of IPv6; 0: any number."
              + " This machine and trusted proxies are not counted.")
  long addressWrites = 2000;

  @Option(
      names = "--address-failures-per-minute",
      paramLabel = "N",
      defaultValue = "600",
      description =
          "How many bad tokens may come from one address before strange ones are not looked at; 0:"
              + " any number.")
  long addressFailures = 600;

  @Option(
      names = "--trusted-proxies",
      paramLabel = "CIDR",
      split = ",",
      description =
          "Networks of reverse proxies whose X-Forwarded-For is believed; from others it is not"
              + " read.")
  List<String> trustedProxies = List.of();

  @Mixin DiskKeys disk = new DiskKeys();

  @Option(
      names = "--fetches-at-once",
      paramLabel = "N",
      defaultValue = "16",
      description = "How many pictures are fetched from other servers at the same time.")
  int fetchesAtOnce = 16;

  public long callerWrites() {
    return Check.range("--caller-writes-per-minute", callerWrites, 0, 1_000_000);
  }

  public long addressWrites() {
    return Check.range("--address-writes-per-second", addressWrites, 0, 1_000_000);
  }

  public long addressFailures() {
    return Check.range("--address-failures-per-minute", addressFailures, 0, 1_000_000);
  }

  public List<String> trustedProxies() {
    return List.copyOf(trustedProxies);
  }

  public DiskKeys disk() {
    return disk;
  }

  public int fetchesAtOnce() {
    return Check.range("--fetches-at-once", fetchesAtOnce, 1, 1024);
  }
}
