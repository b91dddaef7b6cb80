package dev.avatargateway.bench.parts;

import dev.avatargateway.bench.Cuts;
import dev.avatargateway.bench.Photographs;
import dev.avatargateway.core.Imaging.Rendered;
import dev.avatargateway.image.OpenCvImaging;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** All renditions of one JPEG. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RenditionsPart {

  private static final int MAX_PIXELS = 64_000_000;
  private static final Map<String, List<Integer>> SIZES =
      Map.of("256px", List.of(256, 256), "1MP", List.of(1200, 900), "12MP", List.of(4000, 3000));

  /** What people call the picture's size. */
  @Param({"256px", "1MP", "12MP"})
  public String size = "";

  private final OpenCvImaging imaging = new OpenCvImaging(Path.of("target", "native"));
  private ByteBuffer picture = ByteBuffer.allocate(0);

  /** Draws the picture. */
  @Setup
  public void draw() throws IOException {
    List<Integer> edges = SIZES.getOrDefault(size, List.of());
    picture = ByteBuffer.wrap(Photographs.jpeg(edges.getFirst(), edges.getLast(), 1));
  }

  /** Decoded once, made smaller and encoded. */
  @Benchmark
  public List<Rendered> decodeAndRender() {
    return imaging.render(picture, MAX_PIXELS, Cuts.ALL);
  }
}
