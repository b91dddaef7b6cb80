package dev.avatargateway.blob;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Linux's {@code syncfs}: everything that was written to one file system waits for the disk at
 * once. The price is that other programs' writes there are waited for as well.
 */
final class WholeDisk {

  /** {@code O_RDONLY | O_CLOEXEC}, the same on every kind of Linux. */
  private static final int READ = 0x80000;

  private static final Optional<WholeDisk> LINUX = find();

  private final MethodHandle open;
  private final MethodHandle syncfs;
  private final MethodHandle close;

  private WholeDisk(MethodHandle open, MethodHandle syncfs, MethodHandle close) {
    this.open = open;
    this.syncfs = syncfs;
    this.close = close;
  }

  /** Empty where the system has no such call. */
  static Optional<WholeDisk> available() {
    return LINUX;
  }

  /** Waits until all that was written to the file system of a folder is safe, names too. */
  void sync(Path folder) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      int descriptor =
          (int)
              open.invokeExact(arena.allocateFrom(folder.toString(), StandardCharsets.UTF_8), READ);
      if (descriptor < 0) {
        throw new IOException("cannot open " + folder + " to wait for its disk");
      }
      int failed;
      try {
        failed = (int) syncfs.invokeExact(descriptor);
      } finally {
        int _ = (int) close.invokeExact(descriptor);
      }
      if (failed != 0) {
        throw new IOException("the disk of " + folder + " did not take what was written");
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  // The three calls are those of the C library, with the types that its manual gives them.
  @SuppressWarnings("restricted")
  private static Optional<WholeDisk> find() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    Linker linker = Linker.nativeLinker();
    var library = linker.defaultLookup();
    var takesPath = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);
    var takesDescriptor = FunctionDescriptor.of(JAVA_INT, JAVA_INT);
    Linker.Option variadic = Linker.Option.firstVariadicArg(2);
    return library
        .find("syncfs")
        .map(
            syncfs ->
                new WholeDisk(
                    linker.downcallHandle(library.findOrThrow("open"), takesPath, variadic),
                    linker.downcallHandle(syncfs, takesDescriptor),
                    linker.downcallHandle(library.findOrThrow("close"), takesDescriptor)));
  }
}
