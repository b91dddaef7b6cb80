package dev.avatargateway.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A client that sends what it is told to and follows no redirect. */
final class Wire implements AutoCloseable {

  /**
   * Within what a gateway is ready again after the return of what was gone: twice what is promised,
   * for the machine that runs the tests may be busy.
   */
  static final Duration RECOVERY = Duration.ofSeconds(10);

  private static final String BOUNDARY = "cut-here-and-nowhere-else";

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  /** What is sent; an empty token or type leaves its header out. */
  // Nobody compares messages, and nobody changes the bytes.
  @SuppressWarnings("ArrayRecordComponent")
  record Message(String method, String url, String token, String type, byte[] body) {

    static Message get(String url, String token) {
      return new Message("GET", url, token, "", new byte[0]);
    }

    static Message form(
        String method, String url, String token, String field, String file, byte[] body) {
      return new Message(
          method,
          url,
          token,
          "multipart/form-data; boundary=" + BOUNDARY,
          part("name=\"" + field + "\"; filename=\"" + file + "\"", body));
    }

    static Message json(String method, String url, String token, String json) {
      return new Message(
          method, url, token, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] part(String disposition, byte[] content) {
      ByteArrayOutputStream form = new ByteArrayOutputStream();
      form.writeBytes(
          "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: image/webp\r\n\r\n"
              .formatted(BOUNDARY, disposition)
              .getBytes(StandardCharsets.UTF_8));
      form.writeBytes(content);
      form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
      return form.toByteArray();
    }

    Message withToken(String other) {
      return new Message(method, url, other, type, body);
    }
  }

  HttpResponse<byte[]> send(Message message) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(message.url()))
            .timeout(Duration.ofSeconds(60))
            .method(message.method(), BodyPublishers.ofByteArray(message.body()));
    if (!message.token().isEmpty()) {
      request.header("Authorization", "Bearer " + message.token());
    }
    if (!message.type().isEmpty()) {
      request.header("Content-Type", message.type());
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** What a gateway says of itself: the status, a space and the words. */
  String readiness(TestGateway gateway) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = send(Message.get(gateway.managementUrl() + "/readyz", ""));
    return answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** Waits until a gateway from which a part was gone is ready again. */
  void awaitReady(TestGateway gateway) {
    Awaitility.await()
        .atMost(RECOVERY)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> readiness(gateway).equals("200 ok\n"));
  }

  @Override
  public void close() {
    client.close();
  }
}
