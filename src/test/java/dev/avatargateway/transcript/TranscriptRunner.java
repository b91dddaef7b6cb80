package dev.avatargateway.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sends the requests of a transcript in their order and compares every answer. */
public final class TranscriptRunner {
  private final HttpFile file;
  private final Bindings bindings;
  private final Descriptions descriptions;
  private final List<String> failures = new ArrayList<>();

  private TranscriptRunner(HttpFile file, Map<String, String> variables) {
    this.file = file;
    this.bindings = new Bindings(variables);
    this.descriptions = Descriptions.beside(file.path());
  }

  /** All transcripts below a folder, in a stable order. */
  public static Stream<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().endsWith(".http")).sorted().toList().stream();
    }
  }

  /** Throws an {@link AssertionError} that lists every line which an answer did not fulfil. */
  public static void run(Path file, Map<String, String> variables) throws IOException {
    List<String> failures = new TranscriptRunner(HttpFile.read(file), variables).run();
    if (!failures.isEmpty()) {
      throw new AssertionError(String.join("\n\n", failures));
    }
  }

  private List<String> run() {
    try {
      file.variables().forEach(bindings::define);
    } catch (IllegalArgumentException e) {
      failures.add(file.path() + ":1: " + e.getMessage());
      return failures;
    }
    file.exchanges().forEach(this::run);
    return failures;
  }

  private void run(Exchange exchange) {
    try {
      OutgoingRequest request = OutgoingRequest.of(exchange, file.path(), bindings);
      Answer answer = RawHttp.send(request);
      if (exchange.name() != null) {
        bindings.remember(exchange.name(), answer);
      }
      descriptions
          .refute(request, answer)
          .ifPresent(
              why ->
                  failures.add(
                      at(exchange.line(), why)
                          + ("\n  request: " + request)
                          + ("\n  answer: " + answer.describe())));
      for (Assertion assertion : exchange.assertions()) {
        assertion.refute(answer, bindings).ifPresent(why -> fail(assertion, why, request, answer));
      }
    } catch (IOException | IllegalArgumentException e) {
      failures.add(at(exchange.line(), exchange.method() + " " + exchange.url()) + "\n  " + e);
    }
  }

  private void fail(Assertion assertion, String why, OutgoingRequest request, Answer answer) {
    failures.add(
        at(assertion.line(), assertion.text())
            + ("\n  " + why)
            + ("\n  request: " + request)
            + ("\n  answer: " + answer.describe()));
  }

  private String at(int line, String text) {
    return file.path() + ":" + line + ": " + text;
  }
}
