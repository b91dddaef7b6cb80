package dev.avatargateway.image;

import java.io.IOException;
import java.io.UncheckedIOException;
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

  private static final String CACHE = "org.bytedeco.javacpp.cachedir";

  private final Path folder;
  private boolean loaded;

  /**
   * @param folder where the library is unpacked, unless JavaCPP's own property names another; made
   *     readable and writable by its owner alone
   */
  NativeLibrary(Path folder) {
    this.folder = folder;
  }

  /** Loads the library if that was not done yet; takes about half a second then. */
  synchronized void load() {
    if (loaded) {
      return;
    }
    // JavaCPP keeps to one folder for as long as the process lives, and reads it again later.
    if (System.getProperty(CACHE) == null) {
      prepare();
      System.setProperty(CACHE, folder.toAbsolutePath().toString());
    }
    // Decode permits bound native memory; JavaCPP's own bound counts the whole process and, when
    // that is large, collects garbage again and again.
    System.setProperty("org.bytedeco.javacpp.maxBytes", "0");
    System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    Loader.load(opencv_core.class);
    Loader.load(opencv_imgproc.class);
    Loader.load(opencv_imgcodecs.class);
    opencv_core.setNumThreads(1);
    loaded = true;
  }

  private void prepare() {
    try {
      Files.createDirectories(folder);
      if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack the picture library into " + folder, e);
    }
  }
}
