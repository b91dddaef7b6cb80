package dev.avatargateway.stack;

import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code /metrics} says at one moment.
 *
 * @param text as it came
 * @param samples its lines that are no comments
 */
record Scrape(String text, List<Sample> samples) {

  private static final Pattern LINE = Pattern.compile("([a-z0-9_]+)(?:\\{(.*)\\})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

  Scrape {
    samples = List.copyOf(samples);
  }

  /** One figure of one series. */
  record Sample(String name, Map<String, String> labels, double value) {

    Sample {
      labels = Map.copyOf(labels);
    }
  }

  /** What a gateway's operator reads now. */
  static Scrape at(Wire wire, String managementUrl) throws IOException, InterruptedException {
    return of(
        new String(
            wire.send(Message.get(managementUrl + "/metrics", "")).body(), StandardCharsets.UTF_8));
  }

  private static Scrape of(String text) {
    List<Sample> samples = new ArrayList<>();
    for (String line : text.lines().filter(l -> !l.startsWith("#")).toList()) {
      Matcher match = LINE.matcher(line);
      if (!match.matches()) {
        throw new AssertionError("not a line of the text format: " + line);
      }
      Map<String, String> labels = new TreeMap<>();
      if (match.group(2) != null) {
        for (MatchResult label : LABEL.matcher(match.group(2)).results().toList()) {
          labels.put(label.group(1), label.group(2));
        }
      }
      samples.add(new Sample(match.group(1), labels, Double.parseDouble(match.group(3))));
    }
    return new Scrape(text, samples);
  }

  /** The sum over all series of a name that have at least these labels. */
  double sum(String name, Map<String, String> labels) {
    return samples.stream()
        .filter(s -> s.name().equals(name))
        .filter(s -> s.labels().entrySet().containsAll(labels.entrySet()))
        .mapToDouble(Sample::value)
        .sum();
  }
}
