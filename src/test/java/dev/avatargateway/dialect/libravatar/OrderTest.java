package dev.avatargateway.dialect.libravatar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Dialect;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.Routes;
import dev.avatargateway.http.Server;
import dev.avatargateway.http.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request's path and query mean, as the server hands them over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderTest {

  private final Server server;
  private final HttpClient client = HttpClient.newHttpClient();

  OrderTest() throws IOException {
    server = Server.start(ServerSettings.on("127.0.0.1", 0), List.of(new Echo()));
  }

  /** Answers with what it was asked for. */
  private static final class Echo implements Dialect {

    @Override
    public void mount(Routes routes) {
      routes.on(
          "GET",
          "/{digest}",
          request ->
              Answer.of(200).withBody(Order.of(request, request.param("digest")).toString()));
    }

    @Override
    public Answer refuse(Request request, Refusal refusal) {
      return Answer.of(400);
    }

    @Override
    public Answer fail(Request request) {
      return Answer.of(500);
    }
  }

  private String order(String target) throws Exception {
    URI url = URI.create("http://127.0.0.1:" + server.port() + target);
    return client
        .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 80",
    "?s=1, 1",
    "?s=2048, 2048",
    "?size=300, 300",
    "?s=20&size=300, 20",
    "?size=300&s=20, 20",
    "?s=2049, 2048",
    "?s=999999999, 2048",
    "?s=99999999999999999999999999999, 2048",
    "?s=00000000000000000000300, 300",
    "?s=0, 80",
    "?s=000, 80",
    "?s=-1, 80",
    "?s=%2B5, 80",
    "?s=1e3, 80",
    "?s=12.5, 80",
    "?s=, 80",
    "?s, 80",
    "?s=abc, 80",
    "?s=%D9%A3, 80"
  })
  void aSizeIsWithinItsBounds(String query, int size) throws Exception {
    assertThat(order("/x" + query)).contains("size=" + size + ",");
  }

  @ParameterizedTest
  @CsvSource({
    "?f=y, true",
    "?f=Y, true",
    "?forcedefault=y, true",
    "?f=n, false",
    "?f=n&forcedefault=y, false",
    "?f=, false",
    "'', false"
  })
  void onlyAYesForcesTheDefault(String query, boolean forced) throws Exception {
    assertThat(order("/x" + query)).contains("forced=" + forced + ",");
  }

  @ParameterizedTest
  @CsvSource({
    "?d=retro, retro",
    "?default=retro, retro",
    "?d=mp&default=retro, mp",
    "?d=https%3A%2F%2Fa%2Fb%3Fc, https://a/b?c"
  })
  void theShortNameOfTheDefaultCounts(String query, String fallback) throws Exception {
    assertThat(order("/x" + query)).contains("fallback=" + fallback + ",");
  }

  @ParameterizedTest
  @CsvSource({"/AB12, ab12", "/ab12.jpg, ab12", "/ab12.tar.gz, ab12", "/.jpg, ''"})
  void anEndingIsLeftOut(String path, String name) throws Exception {
    assertThat(order(path)).contains("name=" + name + ",");
  }

  @AfterAll
  void close() {
    client.close();
    server.close();
  }
}
