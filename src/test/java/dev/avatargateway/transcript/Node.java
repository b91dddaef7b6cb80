package dev.avatargateway.transcript;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The Node.js on this machine, with the packages of src/test/node installed in target/node. */
public final class Node {
  private static final int MINUTES = 5;
  private static final boolean HERE = versionIsRecent();

  private Node() {}

  /** What a program wrote and how it ended. */
  public record Output(int exit, String out, String err) {}

  /** Whether Node.js 20 or newer and npm can be started. */
  public static boolean isHere() {
    return HERE;
  }

  /** Runs a script that stands in src/test/node, with the installed packages around it. */
  public static Output run(String script, String... arguments) throws IOException {
    Path modules = NodeModules.install();
    List<String> command = new ArrayList<>(List.of("node", modules.resolve(script).toString()));
    command.addAll(List.of(arguments));
    return start(modules, command);
  }

  /** A script of another folder, copied to where the installed packages are around it. */
  public static Path place(Path script) throws IOException {
    Path placed = NodeModules.install().resolve(script.getFileName());
    return Files.copy(script, placed, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A file of an installed package. */
  public static Path file(String path) throws IOException {
    return NodeModules.install().resolve("node_modules").resolve(path);
  }

  /** The version of an installed package. */
  public static String version(String name) throws IOException {
    Path description = NodeModules.install().resolve("node_modules").resolve(name);
    return new ObjectMapper()
        .readTree(description.resolve("package.json").toFile())
        .path("version")
        .asText();
  }

  /** Runs a program in a folder to its end, proxy settings left out. */
  static Output start(Path folder, List<String> command) throws IOException {
    Path out = Files.createTempFile("node", ".out");
    Path err = Files.createTempFile("node", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      if (!command.getFirst().equals("npm")) {
        builder.environment().keySet().removeIf(Node::isProxy);
      }
      int exit = await(builder.start(), command);
      return new Output(exit, Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static int await(Process process, List<String> command) throws IOException {
    try {
      if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue();
      }
      throw new IOException(command + " did not end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(command + " was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean isProxy(String variable) {
    return variable.toLowerCase(Locale.ROOT).endsWith("_proxy");
  }

  private static boolean versionIsRecent() {
    try {
      Path here = Path.of("").toAbsolutePath();
      Output version = start(here, List.of("node", "--version"));
      boolean npm = start(here, List.of("npm", "--version")).exit() == 0;
      return npm && version.out().strip().matches("v([2-9]\\d|\\d{3})\\..*");
    } catch (IOException e) {
      return false;
    }
  }
}
