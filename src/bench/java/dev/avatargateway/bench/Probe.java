package dev.avatargateway.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** One request and what must come back, before and after a server is loaded. */
final class Probe implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * Asks once.
   *
   * @param headers lines such as {@code If-None-Match: "7"}
   * @throws BenchException when another status comes back
   */
  HttpResponse<byte[]> get(String url, List<String> headers, int status)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).version(HttpClient.Version.HTTP_1_1);
    for (String header : headers) {
      int colon = header.indexOf(':');
      request.header(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != status) {
      throw new BenchException("%s answered %d".formatted(url, answer.statusCode()));
    }
    return answer;
  }

  @Override
  public void close() {
    client.close();
  }
}
