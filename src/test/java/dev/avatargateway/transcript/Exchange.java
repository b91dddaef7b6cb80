package dev.avatargateway.transcript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request of a transcript with everything that its answer must fulfil. */
record Exchange(
    int line,
    @Nullable String name,
    String method,
    String url,
    List<Header> headers,
    List<BodyLine> body,
    List<Assertion> assertions) {

  Exchange {
    headers = List.copyOf(headers);
    body = List.copyOf(body);
    assertions = List.copyOf(assertions);
  }

  /** Multipart bodies are joined by CR LF, all others by LF, as httpYac does it. */
  String endOfLine() {
    return contentType().startsWith("multipart/form-data") ? "\r\n" : "\n";
  }

  String contentType() {
    return headers.stream()
        .filter(header -> header.isNamed("Content-Type"))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }
}
