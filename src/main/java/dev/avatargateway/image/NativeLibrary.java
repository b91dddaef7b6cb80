package dev.avatargateway.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;

/** OpenCV in this process: unpacked once, loaded once, with one thread for each call. */
final class NativeLibrary {

  /** {@code cv::utils::logging::setLogLevel}, which the Java binding leaves out. */
  private static final String SET_LOG_LEVEL = "_ZN2cv5utils7logging11setLogLevelENS1_8LogLevelE";

  private static final int SILENT = 0;

  private static final String CACHE = "org.bytedeco.javacpp.cachedir";

  private final Path folder;

  /** Of this process: JavaCPP unpacks into the first folder it was given, whatever comes later. */
  private static boolean loaded;

  /**
   * @param folder where the library is unpacked, unless JavaCPP's own property names another; made
   *     readable and writable by its owner alone
   */
  NativeLibrary(Path folder) {
    this.folder = folder;
  }

  /** Loads the library if that was not done yet; takes about half a second then. */
  void load() {
    synchronized (NativeLibrary.class) {
      loadOnce();
    }
  }

  private void loadOnce() {
    if (loaded) {
      return;
    }
    if (System.getProperty(CACHE) == null) {
      prepare(folder);
      System.setProperty(CACHE, folder.toAbsolutePath().toString());
    }
    // Decode permits bound native memory; JavaCPP's own bound counts the whole process and, when
    // that is large, collects garbage again and again.
    System.setProperty("org.bytedeco.javacpp.maxBytes", "0");
    System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    StandardC.giveMemoryBack();
    StandardC.silenceStandardError();
    Loader.load(opencv_core.class);
    Loader.load(opencv_imgproc.class);
    Loader.load(opencv_imgcodecs.class);
    opencv_core.setNumThreads(1);
    silence();
    loaded = true;
  }

  /** Makes a folder that only its owner can read and write. */
  static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack the picture library into " + folder, e);
    }
  }

  /** Bad pictures are told of by refusals; OpenCV would write to standard error as well. */
  // Native access is what this class is for, and the symbol's type is part of OpenCV's ABI.
  @SuppressWarnings("restricted")
  private static void silence() {
    SymbolLookup.loaderLookup()
        .find(SET_LOG_LEVEL)
        .ifPresent(
            function -> {
              MethodHandle setLogLevel =
                  Linker.nativeLinker()
                      .downcallHandle(
                          function,
                          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
              try {
                int _ = (int) setLogLevel.invokeExact(SILENT);
              } catch (Throwable e) {
                throw new IllegalStateException("OpenCV does not take a log level", e);
              }
            });
  }
}
