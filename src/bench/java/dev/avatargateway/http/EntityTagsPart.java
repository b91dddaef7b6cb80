package dev.avatargateway.http;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A condition against a picture's entity tag. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EntityTagsPart {

  private static final String TAG = "\"8b1a9953c4611296a827abf8c47804d7\"";
  private static final String OTHER = "\"f00dfeed\", W/";

  /** The one tag that a client remembers. */
  @Benchmark
  public boolean one() {
    return EntityTags.matchWeakly(TAG, TAG);
  }

  /** The second of two, a weak one. */
  @Benchmark
  public boolean two() {
    return EntityTags.matchWeakly(OTHER + TAG, TAG);
  }
}
