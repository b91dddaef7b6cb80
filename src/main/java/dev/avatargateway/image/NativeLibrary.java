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

  private static final Object ONE_AT_A_TIME = new Object();

  /** A process has the library once, from the folder that was named first. */
  private static boolean loaded;

  private final Path folder;

  /**
   * @param folder where the library is unpacked; made readable and writable by its owner alone
   */
  NativeLibrary(Path folder) {
    this.folder = folder;
  }

  /** Loads the library if that was not done yet; takes about half a second then. */
  void load() {
    synchronized (ONE_AT_A_TIME) {
      if (!loaded) {
        unpackAndLoad();
        loaded = true;
      }
    }
  }

  private void unpackAndLoad() {
    try {
      Files.createDirectories(folder);
      if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack the picture library into " + folder, e);
    }
    System.setProperty("org.bytedeco.javacpp.cachedir", folder.toAbsolutePath().toString());
    // Decode permits bound native memory; JavaCPP's own bound counts the whole process and, when
    // that is large, collects garbage again and again.
    System.setProperty("org.bytedeco.javacpp.maxBytes", "0");
    System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    Loader.load(opencv_core.class);
    Loader.load(opencv_imgproc.class);
    Loader.load(opencv_imgcodecs.class);
    opencv_core.setNumThreads(1);
  }
}
