package dev.avatargateway.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replays transcripts with the real httpYac, as anybody could do it by hand. */
public final class HttpYac {
  private HttpYac() {}

  /** What httpYac found for one request; the line is the one of its {@code ###}. */
  public record Verdict(Path file, int line, String request, int passed, List<String> failures) {
    public Verdict {
      failures = List.copyOf(failures);
    }

    /** Whether at least one assertion was evaluated and none failed. */
    public boolean isPass() {
      return passed > 0 && failures.isEmpty();
    }
  }

  /** Replays every transcript below a folder in one process, in the order of their names. */
  public static List<Verdict> send(Path folder, Map<String, String> variables) throws IOException {
    return send(folder, TranscriptRunner.files(folder).toList(), variables);
  }

  /** Replays some transcripts that stand below a folder, which must not be ignored by git. */
  public static List<Verdict> send(Path folder, List<Path> files, Map<String, String> variables)
      throws IOException {
    Path modules = NodeModules.install();
    Path program = modules.resolve("node_modules/httpyac/bin/httpyac.js");
    List<String> command = new ArrayList<>(List.of("node", program.toString(), "send"));
    for (Path file : files) {
      command.add(folder.relativize(file).toString());
    }
    command.addAll(List.of("--all", "--json", "--output", "none", "--no-color"));
    if (!variables.isEmpty()) {
      command.add("--var");
      variables.forEach((name, value) -> command.add(name + "=" + value));
    }
    int expected = 0;
    for (Path file : files) {
      expected += HttpFile.read(file).exchanges().size();
    }
    Node.Output output = Node.start(folder, command);
    List<Verdict> verdicts = verdicts(output);
    if (verdicts.size() != expected) {
      throw new IOException(verdicts.size() + " of " + expected + " requests ran: " + output.err());
    }
    return verdicts;
  }

  private static List<Verdict> verdicts(Node.Output output) throws IOException {
    try {
      return verdicts(Json.parse(output.out()));
    } catch (IllegalArgumentException e) {
      throw new IOException("httpyac: " + output, e);
    }
  }

  private static List<Verdict> verdicts(JsonNode report) {
    List<Verdict> verdicts = new ArrayList<>();
    for (JsonNode request : report.path("requests")) {
      List<String> failures = new ArrayList<>();
      int passed = 0;
      for (JsonNode test : request.path("testResults")) {
        if (test.path("status").asText().equals("SUCCESS")) {
          passed++;
        } else {
          String message = test.path("error").path("message").asText();
          failures.add(test.path("message").asText() + (message.isEmpty() ? "" : ": " + message));
        }
      }
      Path file = Path.of(request.path("fileName").asText());
      int line = request.path("line").asInt();
      verdicts.add(new Verdict(file, line, request.path("name").asText(), passed, failures));
    }
    return verdicts;
  }
}
