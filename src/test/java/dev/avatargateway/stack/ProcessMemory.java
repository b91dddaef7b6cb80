package dev.avatargateway.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Linux tells of a process's memory, in KiB. */
public final class ProcessMemory {

  private ProcessMemory() {}

  /** What is resident now; 0 when the process has ended. */
  public static long resident(Process process) throws IOException {
    return kib(process, "VmRSS:");
  }

  /** The most that was resident at any time, heap and native; 0 when the process has ended. */
  public static long peak(Process process) throws IOException {
    return kib(process, "VmHWM:");
  }

  private static long kib(Process process, String field) throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (NoSuchFileException | UncheckedIOException e) {
      return 0;
    }
  }
}
