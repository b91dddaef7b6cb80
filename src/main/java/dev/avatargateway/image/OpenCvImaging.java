package dev.avatargateway.image;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Health;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.bytedeco.javacpp.PointerScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes and renders with OpenCV, and with the JDK's own readers what OpenCV reads badly. Decodes
 * run on as many threads of its own as there are processors, so that a caller on a virtual thread
 * only waits.
 */
public final class OpenCvImaging implements Imaging {

  /** The memory that all decodes together may take, in bytes, unless told otherwise. */
  public static final long DEFAULT_BUDGET = 96L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(OpenCvImaging.class);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long MAX_COMPARED_PIXELS = 64_000_000;

  /** What the JDK's readers decode lies on the heap, most of which belongs to others. */
  private static final int HEAP_SHARE = 4;

  private final NativeLibrary library;
  private final Permits turns;
  private final Permits permits;
  private final Permits heapPermits;
  private final ExecutorService workers;

  /**
   * @param nativeFolder where the native library is unpacked: made if it is not there, and closed
   *     to everybody but its owner
   */
  public OpenCvImaging(Path nativeFolder) {
    this(nativeFolder, DEFAULT_BUDGET, PATIENCE);
  }

  /**
   * @param budget bytes that all decodes together may take; a picture that needs more alone is
   *     refused as having too many pixels
   * @param patience how long a picture waits for its share before it is refused as too much work
   */
  public OpenCvImaging(Path nativeFolder, long budget, Duration patience) {
    this.library = new NativeLibrary(nativeFolder);
    int processors = Runtime.getRuntime().availableProcessors();
    this.turns = Permits.of(processors, patience);
    this.permits = new Permits(budget, patience);
    this.heapPermits = new Permits(Runtime.getRuntime().maxMemory() / HEAP_SHARE, patience);
    ThreadFactory threads = Thread.ofPlatform().daemon().name("imaging-", 0).factory();
    this.workers =
        Executors.newFixedThreadPool(processors, work -> threads.newThread(() -> yielding(work)));
  }

  /** Reads are answered at once, however many pictures are being made. */
  private static void yielding(Runnable work) {
    StandardC.giveWay();
    work.run();
  }

  /** Loads the native library and makes a small picture, so that the first need not wait. */
  public void warmUp() {
    Health health = check();
    if (!health.ok()) {
      LOG.error("No picture can be taken: {}", health.detail());
      return;
    }
    byte[] black = PngWriter.write(new byte[16 * 16 * 3], 16, 16);
    Cut master = Cut.master(8, ImageType.JPEG);
    render(ByteBuffer.wrap(black), 256, List.of(Cut.square(8, ImageType.PNG), master));
  }

  /** Gives free native memory back to the machine, whoever in this process took it. */
  public void giveMemoryBack() {
    StandardC.trimAtOnce();
  }

  @Override
  public Health check() {
    try {
      library.load();
      return Health.OK;
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("The picture library", e);
      return Health.broken(
          "the picture library cannot be loaded: make room for it and start again");
    }
  }

  @Override
  public Header inspect(ByteBuffer bytes, long maxPixels) {
    Outline outline = Outline.of(bytes, maxPixels);
    return new Header(outline.type(), outline.uprightWidth(), outline.uprightHeight());
  }

  @Override
  public List<Rendered> render(ByteBuffer bytes, long maxPixels, List<Cut> cuts) {
    Outline outline = Outline.of(bytes, maxPixels);
    Renditions renditions = new Renditions(outline, cuts);
    long footprint =
        Footprint.of(outline, renditions.shrink()) + Footprint.enlarged(renditions.enlarged());
    return admitted(Footprint.onHeap(outline), footprint, outline.pixels(), renditions::render);
  }

  @Override
  public boolean samePixels(ByteBuffer one, ByteBuffer other) {
    Outline first = Outline.of(one, MAX_COMPARED_PIXELS);
    Outline second = Outline.of(other, MAX_COMPARED_PIXELS);
    if (first.uprightWidth() != second.uprightWidth()
        || first.uprightHeight() != second.uprightHeight()) {
      return false;
    }
    long footprint = Comparison.footprint(first, second);
    long onHeap = Footprint.onHeap(first) + Footprint.onHeap(second);
    return admitted(onHeap, footprint, first.pixels(), () -> Comparison.same(first, second));
  }

  @Override
  public boolean alike(ByteBuffer one, ByteBuffer other) {
    return impression(one).isLike(impression(other));
  }

  private Impression impression(ByteBuffer bytes) {
    Outline outline = Outline.of(bytes, MAX_COMPARED_PIXELS);
    return admitted(
        Footprint.onHeap(outline),
        Impression.footprint(outline),
        outline.pixels(),
        () -> Impression.of(outline));
  }

  /**
   * Waits first for a worker and then for memory: who waits for memory would otherwise hold some
   * while the workers are busy with others.
   */
  private <T> T admitted(long onHeap, long footprint, long pixels, Callable<T> decode) {
    heapPermits.check(onHeap, pixels);
    permits.check(footprint, pixels);
    try (Permits.Permit _ = turns.acquire(1, pixels);
        Permits.Permit _ = heapPermits.acquire(onHeap, pixels);
        Permits.Permit _ = permits.acquire(footprint, pixels)) {
      return onWorker(decode);
    }
  }

  private static void demand(NativeLibrary library) {
    try {
      library.load();
    } catch (UncheckedIOException | LinkageError e) {
      throw new RefusedException(new Refusal.StorageUnavailable(), e);
    }
  }

  /**
   * Waits for a decode even when interrupted: the decode reads the caller's bytes, which may be
   * unmapped once the caller is gone.
   */
  private <T> T onWorker(Callable<T> decode) {
    Future<T> running =
        workers.submit(
            () -> {
              demand(library);
              try (PointerScope _ = new PointerScope()) {
                return decode.call();
              } finally {
                StandardC.trim();
              }
            });
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return running.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
