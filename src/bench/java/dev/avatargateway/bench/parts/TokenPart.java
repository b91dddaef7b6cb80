package dev.avatargateway.bench.parts;

import dev.avatargateway.auth.Doors;
import dev.avatargateway.auth.GatewaySecret;
import dev.avatargateway.auth.GatewayTokens;
import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One of the gateway's own tokens at a door. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TokenPart {

  private static final Space DOOR = new Space("mattermost");

  private final Doors doors;
  private final Credential credential;

  /** Mints the token. */
  public TokenPart() {
    GatewayTokens tokens = tokens();
    doors = new Doors(tokens, Map.of(), InstantSource.system());
    credential = tokens.mint(new Owner(DOOR, "somebody"), false, Duration.ofDays(1));
  }

  /** Verified as on each request. */
  @Benchmark
  public Admission verify() {
    return doors.admit(DOOR, credential);
  }

  private static GatewayTokens tokens() {
    try {
      return new GatewayTokens(
          GatewaySecret.shared(GatewaySecret.fresh()),
          owner -> owner,
          (_, _) -> Optional.empty(),
          InstantSource.system());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
