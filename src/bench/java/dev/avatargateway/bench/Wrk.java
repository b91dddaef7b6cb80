package dev.avatargateway.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The load generator wrk with one thread and 32 connections, asking one server for pictures.
 *
 * @param url what is asked for; with paths, only the server counts
 * @param headers lines such as {@code If-None-Match: "7"}
 * @param script one of src/bench/lua
 * @param arguments for the script
 * @param least the bytes that every answer has at least
 */
record Wrk(String url, List<String> headers, String script, List<String> arguments, long least) {

  private static final Path SCRIPTS = Path.of("src", "bench", "lua");
  private static final Pattern REPORT =
      Pattern.compile(
          "report requests=(\\d+) micros=(\\d+) bytes=(\\d+) failed=(\\d+) p50=(\\d+) p99=(\\d+)");

  /**
   * What came of one turn.
   *
   * @param rate answers in a second
   * @param p50 milliseconds until half of the answers were there
   * @param p99 milliseconds until 99 of 100 were
   */
  record Load(double rate, double p50, double p99) {}

  /** The same address again and again. */
  static Wrk same(String url, List<String> headers, long least) {
    return new Wrk(url, headers, "report.lua", List.of(), least);
  }

  /** The paths in a file, one in a line, in their order and again from the first. */
  static Wrk paths(String url, List<String> headers, Path file, long least) {
    return new Wrk(url, headers, "paths.lua", List.of(file.toString()), least);
  }

  /** The same address, each connection pausing that long on average before it asks again. */
  static Wrk paced(String url, List<String> headers, long least, Duration pause) {
    return new Wrk(url, headers, "paced.lua", List.of(Long.toString(pause.toMillis())), least);
  }

  /** Loads the server from the core of the load. */
  Load run(Duration turn) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", Machine.LOAD_CORE, "wrk"));
    command.addAll(List.of("-t1", "-c32", "-d" + turn.toSeconds() + "s", "--timeout", "10s"));
    headers.forEach(header -> command.addAll(List.of("-H", header)));
    command.addAll(List.of("-s", SCRIPTS.resolve(script).toString(), url, "--"));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out;
    try {
      out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
    } finally {
      process.destroy();
    }
    return read(out);
  }

  private Load read(String out) {
    Matcher report = REPORT.matcher(out);
    if (!report.find()) {
      throw new BenchException("wrk: " + out.strip());
    }
    long requests = Long.parseLong(report.group(1));
    long failed = Long.parseLong(report.group(4));
    if (requests == 0 || failed > 0) {
      throw new BenchException("%d of %d requests failed".formatted(failed, requests));
    }
    // Answers of which a part is still on the way are in neither count.
    if (Long.parseLong(report.group(3)) < requests * least) {
      throw new BenchException("answers were shorter than " + least + " bytes");
    }
    return new Load(
        requests / (Long.parseLong(report.group(2)) / 1e6),
        Long.parseLong(report.group(5)) / 1e3,
        Long.parseLong(report.group(6)) / 1e3);
  }
}
