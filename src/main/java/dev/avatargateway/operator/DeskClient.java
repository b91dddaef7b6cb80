package dev.avatargateway.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.PeopleException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Hands the operator's commands to the server that runs. */
public final class DeskClient {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** For many gigabytes on a slow disk. */
  private static final Duration BACKUP = Duration.ofMinutes(30);

  private static final String HINT =
      "; if no gateway runs on this data folder, delete its file management.url";

  private final URI management;
  private final Credential administrator;

  /**
   * @param management where the server's management port is, such as {@code http://127.0.0.1:8081}
   */
  public DeskClient(URI management, Credential administrator) {
    this.management = management;
    this.administrator = administrator;
  }

  /**
   * @return the server's words, or empty when no server runs there
   * @throws PeopleException with the server's sentence when it cannot be done, or with one that
   *     says that what answers there is not this folder's server
   */
  public Optional<String> carryOut(Wish wish) throws InterruptedException {
    try {
      return send(DeskRoutes.PATH, new JsonMapper().writeValueAsString(wish), ANSWER);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Has the server copy its catalog to a new file in its data folder.
   *
   * @return the file's name, or empty when no server runs there
   * @throws PeopleException as with {@link #carryOut}
   */
  public Optional<String> backup() throws InterruptedException {
    return send(BackupRoutes.PATH, "", BACKUP);
  }

  private Optional<String> send(String path, String body, Duration patience)
      throws InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build()) {
      HttpResponse<String> response =
          client.send(
              request(path, body, patience),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.headers().firstValue(AdministratorDoor.MARK).isEmpty()) {
        throw new PeopleException("another program answers at " + management + HINT);
      }
      return switch (response.statusCode()) {
        case 200 -> Optional.of(response.body());
        case 401 ->
            throw new PeopleException(
                "the gateway at " + management + " has the secret of another folder" + HINT);
        default -> throw new PeopleException(response.body());
      };
    } catch (ConnectException e) {
      return Optional.empty();
    } catch (HttpTimeoutException e) {
      throw new PeopleException("the gateway at " + management + " does not answer" + HINT);
    } catch (IOException e) {
      throw new PeopleException("what answers at " + management + " is no gateway" + HINT);
    }
  }

  private HttpRequest request(String path, String body, Duration patience) {
    return HttpRequest.newBuilder(management.resolve(path))
        .timeout(patience)
        .header("Authorization", "Bearer " + administrator.secret())
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
