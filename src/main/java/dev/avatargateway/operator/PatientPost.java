package dev.avatargateway.operator;

import dev.avatargateway.core.Credential;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends to the server that runs, and again while it does not answer. Safe for many threads. */
final class PatientPost implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final URI management;
  private final Supplier<Credential> administrator;
  private final Duration patience;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  PatientPost(URI management, Supplier<Credential> administrator, Duration patience) {
    this.management = management;
    this.administrator = administrator;
    this.patience = patience;
  }

  /** What the server answers. */
  byte[] send(String path, byte[] body) {
    long start = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    try {
      while (true) {
        Optional<byte[]> answer = attempt(path, body);
        if (answer.isPresent()) {
          return answer.get();
        }
        if (Duration.ofNanos(System.nanoTime() - start).plus(pause).compareTo(patience) > 0) {
          throw unavailable(
              "the gateway at %s did not answer for %d seconds; run it again"
                  .formatted(management, patience.toSeconds()));
        }
        Thread.sleep(pause);
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("stopped while the gateway was asked");
    }
  }

  /** Empty when the server cannot answer now. */
  private Optional<byte[]> attempt(String path, byte[] body) throws InterruptedException {
    HttpResponse<byte[]> response;
    try {
      response = client.send(request(path, body), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      return Optional.empty();
    }
    int status = response.statusCode();
    // A server that is stopping says so before our words are found for it.
    if (status == 503) {
      return Optional.empty();
    }
    if (response.headers().firstValue(AdministratorDoor.MARK).isEmpty()) {
      throw new PeopleException("another program answers at " + management);
    }
    return switch (status) {
      case 200 -> Optional.of(response.body());
      case 401 ->
          throw new PeopleException(
              "the gateway at " + management + " has the secret of another folder");
      default -> throw new PeopleException(new String(response.body(), StandardCharsets.UTF_8));
    };
  }

  private HttpRequest request(String path, byte[] body) {
    return HttpRequest.newBuilder(management.resolve(path))
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + administrator.get().secret())
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private static RefusedException unavailable(String sentence) {
    return new RefusedException(new Refusal.StorageUnavailable(), new PeopleException(sentence));
  }

  @Override
  public void close() {
    client.close();
  }
}
