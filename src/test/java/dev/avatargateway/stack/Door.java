package dev.avatargateway.stack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One dialect, as tests of what all have in common use it. */
enum Door {
  CLOUDREVE("PUT", "ada", "bob") {
    @Override
    String writePath(String id) {
      return "/api/v4/user/setting/avatar";
    }

    @Override
    String readPath(String id) {
      return "/api/v4/user/avatar/" + id;
    }

    @Override
    int verdict(HttpResponse<byte[]> answer) throws IOException {
      return answer.statusCode() == 200 ? JSON.readTree(answer.body()).path("code").asInt() : -1;
    }
  },
  MATTERMOST("POST", "adaadaadaadaadaadaadaadaad", "bobbobbobbobbobbobbobbobbo") {
    @Override
    String writePath(String id) {
      return readPath(id);
    }

    @Override
    String readPath(String id) {
      return "/api/v4/users/" + id + "/image";
    }
  },
  CREATORSHUB("PUT", "11", "12") {
    @Override
    String writePath(String id) {
      return "/api/public/user/" + id + "/profile/updateAvatarBytes";
    }

    @Override
    String readPath(String id) {
      return "/api/public/user/" + id + "/profile/avatar";
    }
  };

  private static final JsonMapper JSON = new JsonMapper();

  final String method;
  final String ada;
  final String bob;

  Door(String method, String ada, String bob) {
    this.method = method;
    this.ada = ada;
    this.bob = bob;
  }

  abstract String writePath(String id);

  abstract String readPath(String id);

  /** The number that says how a write ended: 200 or 0 when it was done. */
  int verdict(HttpResponse<byte[]> answer) throws IOException {
    return answer.statusCode();
  }

  int done() {
    return this == CLOUDREVE ? 0 : 200;
  }

  String space() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Makes both people, who are strangers to each other. */
  static void people(TestGateway gateway) {
    gateway.person("Ada", CLOUDREVE.ada, MATTERMOST.ada, CREATORSHUB.ada);
    gateway.person("Bob", CLOUDREVE.bob, MATTERMOST.bob, CREATORSHUB.bob);
  }

  /** A request that sets somebody's picture, without a credential. */
  HttpRequest.Builder write(String host, String id, byte[] picture) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(host + writePath(id)));
    if (this == MATTERMOST) {
      ByteArrayOutputStream form = new ByteArrayOutputStream();
      form.writeBytes(
          "--x\r\nContent-Disposition: form-data; name=\"image\"; filename=\"f\"\r\n\r\n"
              .getBytes(StandardCharsets.UTF_8));
      form.writeBytes(picture);
      form.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
      return request
          .header("Content-Type", "multipart/form-data; boundary=x")
          .method(method, BodyPublishers.ofByteArray(form.toByteArray()));
    }
    return request
        .header("Content-Type", "image/png")
        .method(method, BodyPublishers.ofByteArray(picture));
  }

  HttpRequest.Builder read(String host, String id) {
    return HttpRequest.newBuilder(URI.create(host + readPath(id)));
  }
}
