package dev.avatargateway.attack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A row of the tables: an address that somebody wants their picture from, and what comes of it.
 *
 * @param outcome in one word
 * @param connections the addresses and ports that are connected to, in order
 * @param url the address, in which {@code {port}} and {@code {management}} are the gateway's own
 */
record Attempt(String outcome, List<String> connections, String url) {

  private static final String FIRST = "93.184.216.34 80";

  /** The rows of a table. */
  static List<Attempt> table(String name) {
    return lines(name).stream().map(Attempt::parse).toList();
  }

  /** The rows of the table of redirects, each with every status that redirects. */
  static List<Attempt> redirects() {
    return table("redirects.txt").stream()
        .flatMap(row -> Stream.of(301, 302, 303, 307, 308).map(row::behind))
        .toList();
  }

  /** Everything that is tried one after the other. */
  static List<Attempt> all() {
    return Stream.concat(table("addresses.txt").stream(), redirects().stream()).toList();
  }

  private Attempt behind(int status) {
    List<String> all = new ArrayList<>(List.of(FIRST));
    all.addAll(connections);
    return new Attempt(
        outcome,
        all,
        "http://pictures.example/to/"
            + status
            + "/"
            + URLEncoder.encode(url, StandardCharsets.UTF_8)
                .replace("%7Bport%7D", "{port}")
                .replace("%7Bmanagement%7D", "{management}"));
  }

  private static Attempt parse(String line) {
    String[] cells = line.split(" \\| ", 3);
    List<String> connections =
        cells[1].strip().equals("-")
            ? List.of()
            : Arrays.stream(cells[1].split(",")).map(String::strip).toList();
    return new Attempt(cells[0].strip(), connections, cells[2].strip().translateEscapes());
  }

  /** The lines of a table but for blank ones and those that begin with {@code #}. */
  static List<String> lines(String name) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Attempt.class.getResourceAsStream(name)),
                StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
