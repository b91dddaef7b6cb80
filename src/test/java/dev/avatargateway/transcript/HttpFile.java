package dev.avatargateway.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A transcript: one {@code .http} file in the subset of httpYac that compat-specs/README.md names.
 */
record HttpFile(Path path, String source, Map<String, String> variables, List<Exchange> exchanges) {

  HttpFile {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    exchanges = List.copyOf(exchanges);
  }

  static HttpFile read(Path path) throws IOException {
    return parse(path, Files.readString(path));
  }

  /** Reads a transcript from text, or throws a {@link TranscriptSyntaxException}. */
  static HttpFile parse(Path path, String text) {
    return new HttpFileParser(path, text).parse();
  }
}
