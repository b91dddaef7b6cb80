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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Hands the operator's commands to the server that runs. */
public final class DeskClient {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(30);

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
   * @throws PeopleException with the server's sentence when it cannot be done
   */
  public Optional<String> carryOut(Wish wish) throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build()) {
      HttpResponse<String> response =
          client.send(request(wish), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() != 200) {
        throw new PeopleException(response.body());
      }
      return Optional.of(response.body());
    } catch (ConnectException e) {
      return Optional.empty();
    }
  }

  private HttpRequest request(Wish wish) throws JsonProcessingException {
    return HttpRequest.newBuilder(management.resolve(DeskRoutes.PATH))
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + administrator.secret())
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(new JsonMapper().writeValueAsString(wish)))
        .build();
  }
}
