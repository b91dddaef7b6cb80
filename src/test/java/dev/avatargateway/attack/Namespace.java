package dev.avatargateway.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A network namespace in which every address is this machine's, and a Java program within it. */
final class Namespace {

  private static final String SET_UP =
      """
      set -e
      ip link set lo up
      ip route add local 0.0.0.0/0 dev lo
      ip -6 route add local ::/0 dev lo
      ip route add unreachable 9.9.9.9/32 table local
      echo nameserver 127.0.0.1 > "$1/resolv.conf"
      mount --bind "$1/resolv.conf" /etc/resolv.conf
      shift
      exec "$@"
      """;

  private Namespace() {}

  /** Whether this machine lets us make one; if not, why. */
  static String obstacle() throws IOException, InterruptedException {
    if (!System.getProperty("os.name").equals("Linux")) {
      return "network namespaces are Linux's";
    }
    for (String program : List.of("unshare", "ip", "mount")) {
      if (end(List.of("sh", "-c", "command -v " + program)) != 0) {
        return program + " is not installed (packages util-linux, iproute2, mount)";
      }
    }
    List<String> command = unshare();
    command.add("true");
    return end(command) == 0 ? "" : "a network namespace needs root or user namespaces";
  }

  /** Runs a main class with this test's class path; what it wrote is in files of the folder. */
  static void run(Path folder, Class<?> main) throws IOException, InterruptedException {
    List<String> command = unshare();
    command.addAll(List.of("sh", "-c", SET_UP, "sh", folder.toString()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Djava.awt.headless=true");
    // Names are asked for anew each time, so that answers that change are seen to change.
    command.add("-Dsun.net.inetaddr.ttl=0");
    command.add("-Dsun.net.inetaddr.negative.ttl=0");
    command.add("-Dorg.bytedeco.javacpp.cachedir=" + Path.of("target", "native").toAbsolutePath());
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.addAll(List.of(main.getName(), folder.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(Namespace::steers);
    Process process =
        builder
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  /** A namespace of the network and of what is mounted; root's, or else a user's own. */
  private static List<String> unshare() {
    List<String> command = new ArrayList<>(List.of("unshare", "--net", "--mount"));
    if (!System.getProperty("user.name").equals("root")) {
      command.add("--map-root-user");
    }
    return command;
  }

  private static boolean steers(String variable) {
    return variable.startsWith("GATEWAY_")
        || variable.startsWith("JDK_JAVA_")
        || variable.startsWith("JAVA_TOOL_")
        || variable.toLowerCase(Locale.ROOT).endsWith("_proxy");
  }

  private static int end(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
