package dev.avatargateway.bench.parts;

import dev.avatargateway.core.Owner;
import dev.avatargateway.dialect.cloudreve.CloudreveIds;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Cloudreve's user ids, of a site with a salt. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HashIdPart {

  private final CloudreveIds ids = new CloudreveIds(Optional.of("a salt of some length"));
  private final Owner owner = new Owner(CloudreveIds.SPACE, "#123456");
  private final String wire = ids.wire(owner);

  /** From what clients send to whom it is. */
  @Benchmark
  public Optional<Owner> read() {
    return ids.owner(wire);
  }

  /** The other way. */
  @Benchmark
  public String write() {
    return ids.wire(owner);
  }
}
