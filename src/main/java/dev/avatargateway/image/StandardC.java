package dev.avatargateway.image;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What is set of glibc for native decoders; without glibc nothing is. */
// Native access is what this class is for, and the symbols' types are part of glibc's ABI.
@SuppressWarnings("restricted")
final class StandardC {

  private static final int M_TRIM_THRESHOLD = -1;
  private static final int M_MMAP_THRESHOLD = -3;
  private static final int M_ARENA_MAX = -8;

  private static final int PRIO_PROCESS = 0;
  private static final int NICE = 10;

  private static final Linker LINKER = Linker.nativeLinker();

  private static final long INTERVAL = Duration.ofSeconds(1).toNanos();
  private static final AtomicLong TRIMMED = new AtomicLong(System.nanoTime());

  private StandardC() {}

  /**
   * Lets large blocks go back to the system as soon as they are freed. Left alone, glibc learns
   * from each large block to keep the next one, in an arena for each thread.
   */
  static void giveMemoryBack() {
    set(M_ARENA_MAX, 2);
    set(M_MMAP_THRESHOLD, 256 * 1024);
    set(M_TRIM_THRESHOLD, 512 * 1024);
  }

  private static void set(int parameter, int value) {
    LINKER
        .defaultLookup()
        .find("mallopt")
        .ifPresent(
            function -> {
              var type =
                  FunctionDescriptor.of(
                      ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
              try {
                int _ = (int) LINKER.downcallHandle(function, type).invokeExact(parameter, value);
              } catch (Throwable e) {
                throw new IllegalStateException("glibc does not take an option of malloc", e);
              }
            });
  }

  /**
   * Lets the calling thread run only when others need the processor little: Linux, which knows of
   * such a thing for each thread, gives it about a tenth of what the others get.
   */
  static void giveWay() {
    if (System.getProperty("os.name").equals("Linux")) {
      LINKER.defaultLookup().find("setpriority").ifPresent(StandardC::giveWay);
    }
  }

  private static void giveWay(MemorySegment function) {
    var type =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    try {
      int _ = (int) LINKER.downcallHandle(function, type).invokeExact(PRIO_PROCESS, 0, NICE);
    } catch (Throwable e) {
      throw new IllegalStateException("the C library sets no priority", e);
    }
  }

  /** Gives back what is free in the arenas, at most once in a second. */
  static void trim() {
    long now = System.nanoTime();
    long last = TRIMMED.get();
    if (now - last > INTERVAL && TRIMMED.compareAndSet(last, now)) {
      trimAtOnce();
    }
  }

  /** Gives back what is free in the arenas. */
  static void trimAtOnce() {
    LINKER.defaultLookup().find("malloc_trim").ifPresent(StandardC::trim);
  }

  private static void trim(MemorySegment function) {
    var type = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG);
    try {
      int _ = (int) LINKER.downcallHandle(function, type).invokeExact(0L);
    } catch (Throwable e) {
      throw new IllegalStateException("glibc does not give memory back", e);
    }
  }

  /**
   * Points the stream {@code stderr} of C at nothing, which glibc documents as allowed. Only native
   * libraries write to it, and of them those that decode, about pictures; the JVM and Java hold the
   * file itself.
   */
  static void silenceStandardError() {
    Optional<MemorySegment> stream = LINKER.defaultLookup().find("stderr");
    Optional<MemorySegment> open = LINKER.defaultLookup().find("fopen");
    if (stream.isEmpty() || open.isEmpty()) {
      return;
    }
    var type = FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment nothing =
          (MemorySegment)
              LINKER
                  .downcallHandle(open.get(), type)
                  .invokeExact(arena.allocateFrom("/dev/null"), arena.allocateFrom("w"));
      if (nothing.address() != 0) {
        stream
            .get()
            .reinterpret(ValueLayout.ADDRESS.byteSize())
            .set(ValueLayout.ADDRESS, 0, nothing);
      }
    } catch (Throwable e) {
      throw new IllegalStateException("the C library does not open a stream", e);
    }
  }
}
