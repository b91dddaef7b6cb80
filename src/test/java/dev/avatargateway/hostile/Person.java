package dev.avatargateway.hostile;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.stack.TestGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody with an identity in each product, who sends pictures to a server in each way. */
final class Person {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String cloudreve;
  private final String mattermost;
  private final String creatorsHub;
  private final String cloudreveToken;
  private final String mattermostToken;
  private final String creatorsHubToken;

  /** Makes the person, with tokens of somebody who may send as much as they like. */
  Person(TestGateway gateway, int number) {
    cloudreve = "person" + number;
    mattermost = "%026d".formatted(number);
    creatorsHub = String.valueOf(1000 + number);
    gateway.person(cloudreve, cloudreve, mattermost, creatorsHub);
    cloudreveToken = gateway.adminToken("cloudreve", cloudreve);
    mattermostToken = gateway.adminToken("mattermost", mattermost);
    creatorsHubToken = gateway.adminToken("creatorshub", creatorsHub);
  }

  /** A server as this person meets it. */
  record At(Person person, String host, HttpClient client) {

    /** What became of a picture: empty words say that it was taken, no status that none came. */
    record Outcome(int status, String words, long millis) {

      boolean taken() {
        return words.isEmpty();
      }
    }

    Outcome send(Way way, Upload upload) throws InterruptedException {
      long begin = System.nanoTime();
      HttpResponse<byte[]> answer;
      try {
        answer = answer(way.request(person, host, upload));
      } catch (UncheckedIOException e) {
        return new Outcome(0, "cut off", Duration.ofNanos(System.nanoTime() - begin).toMillis());
      }
      long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
      String words = new String(answer.body(), StandardCharsets.UTF_8);
      boolean taken =
          answer.statusCode() == 200
              && !words.contains("\"code\":4")
              && !words.contains("\"code\":5");
      return new Outcome(answer.statusCode(), taken ? "" : words, millis);
    }

    private HttpResponse<byte[]> answer(HttpRequest.Builder request) throws InterruptedException {
      try {
        return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Every rendition that clients may ask for, by address. */
    Map<String, HttpResponse<byte[]>> look() throws IOException, InterruptedException {
      Map<String, HttpResponse<byte[]>> seen = new LinkedHashMap<>();
      String drive = "/api/v4/user/avatar/" + person.cloudreve;
      seen.put("200 " + drive, answer(request(host + drive, "")));
      for (var size : Map.of("s", 50, "m", 130, "l", 200).entrySet()) {
        String old = "/api/v3/user/avatar/" + person.cloudreve + "/" + size.getKey();
        seen.put(size.getValue() + " " + old, answer(request(host + old, "")));
      }
      String post = "/api/v4/users/" + person.mattermost + "/image";
      seen.put("128 " + post, answer(request(host + post, person.mattermostToken)));
      HttpResponse<byte[]> hub =
          answer(request(person.hub(host, "profile/avatar"), person.creatorsHubToken));
      String url = JSON.readTree(hub.body()).path("avatarUrl").asText();
      seen.put("0 " + url, answer(request(url, "")));
      return seen;
    }
  }

  private static HttpRequest.Builder request(String url, String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private String hub(String host, String tail) {
    return host + "/api/public/user/" + creatorsHub + "/" + tail;
  }

  /**
   * A picture as it is sent.
   *
   * @param name of the file, where a way tells it
   * @param type that it is said to be of
   * @param elsewhere the address that serves the same bytes as this type
   */
  // Nobody compares uploads, and nobody changes the bytes.
  @SuppressWarnings("ArrayRecordComponent")
  record Upload(byte[] bytes, String name, String type, String elsewhere) {}

  /** Every way of writing of every dialect. */
  enum Way {
    CLOUDREVE {
      @Override
      HttpRequest.Builder request(Person person, String host, Upload upload) {
        return Person.request(host + "/api/v4/user/setting/avatar", person.cloudreveToken)
            .header("Content-Type", upload.type())
            .PUT(BodyPublishers.ofByteArray(upload.bytes()));
      }
    },
    MATTERMOST {
      @Override
      HttpRequest.Builder request(Person person, String host, Upload upload) {
        String url = host + "/api/v4/users/" + person.mattermost + "/image";
        return form(Person.request(url, person.mattermostToken), "POST", "image", upload);
      }
    },
    CREATORSHUB_FORM {
      @Override
      HttpRequest.Builder request(Person person, String host, Upload upload) {
        String url = person.hub(host, "profile/updateAvatarFile");
        return form(Person.request(url, person.creatorsHubToken), "PUT", "avatar", upload);
      }
    },
    CREATORSHUB_BYTES {
      @Override
      HttpRequest.Builder request(Person person, String host, Upload upload) {
        return Person.request(
                person.hub(host, "profile/updateAvatarBytes"), person.creatorsHubToken)
            .header("Content-Type", upload.type())
            .PUT(BodyPublishers.ofByteArray(upload.bytes()));
      }
    },
    CREATORSHUB_ADDRESS {
      @Override
      HttpRequest.Builder request(Person person, String host, Upload upload) {
        return Person.request(person.hub(host, "profile/avatar"), person.creatorsHubToken)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"avatarUrl\": \"" + upload.elsewhere() + "\"}"));
      }
    };

    private static final String BOUNDARY = "cut-here-and-nowhere-else-0123456789";

    abstract HttpRequest.Builder request(Person person, String host, Upload upload);

    private static HttpRequest.Builder form(
        HttpRequest.Builder request, String method, String field, Upload upload) {
      String head =
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                  .formatted(BOUNDARY, field, upload.name())
              + "Content-Type: %s\r\n\r\n".formatted(upload.type());
      return request
          .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
          .method(
              method,
              BodyPublishers.concat(
                  BodyPublishers.ofString(head),
                  BodyPublishers.ofByteArray(upload.bytes()),
                  BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")));
    }
  }
}
