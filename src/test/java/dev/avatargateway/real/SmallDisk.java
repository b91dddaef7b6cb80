package dev.avatargateway.real;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk of a few megabytes that can be full and read-only, which binds the administrator too; only
 * they can make one.
 */
public final class SmallDisk implements AutoCloseable {

  private final Path folder;
  private final Path ballast;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.ballast = folder.resolve("ballast");
  }

  /** Mounts one on an empty folder. */
  public static SmallDisk on(Path folder, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    return new SmallDisk(folder);
  }

  /** Whether whoever runs this may mount disks. */
  public static boolean isAllowed(Path folder) throws IOException, InterruptedException {
    try (SmallDisk disk = on(folder, 1)) {
      return Files.isDirectory(disk.folder);
    } catch (IOException e) {
      return false;
    }
  }

  public Path folder() {
    return folder;
  }

  /** Takes all that is left. */
  public void fill() throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      // There is no space left.
      if (Files.size(ballast) == 0) {
        throw e;
      }
    }
  }

  /** Gives back what {@link #fill} took. */
  public void free() throws IOException {
    Files.delete(ballast);
  }

  /** Lets nobody write; nobody may have a file open for that. */
  public void lock() throws IOException, InterruptedException {
    run("mount", "-o", "remount,ro", folder.toString());
  }

  public void unlock() throws IOException, InterruptedException {
    run("mount", "-o", "remount,rw", folder.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command[0] + ": " + said.strip());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      run("umount", "--lazy", folder.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
