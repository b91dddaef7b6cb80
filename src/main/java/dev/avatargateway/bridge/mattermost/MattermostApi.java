package dev.avatargateway.bridge.mattermost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.ProductApi;
import java.io.IOException;
import java.util.List;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;

/** The calls of Mattermost's HTTP API that carry pictures, and how its answers are read. */
final class MattermostApi {

  /** The most people on one page that the product gives. */
  static final int PAGE = 200;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final MediaType PNG = MediaType.get("image/png");

  private final ProductApi api;

  MattermostApi(ProductApi api) {
    this.api = api;
  }

  String name() {
    return api.name();
  }

  /**
   * Asks who the token belongs to.
   *
   * @throws BridgeException unless it is a system administrator's
   */
  void demandAdministrator() {
    ProductApi.Reply reply;
    try {
      reply = api.get("api", "v4", "users", "me");
    } catch (IOException e) {
      throw new BridgeException(name() + " does not answer: " + e.getMessage(), e);
    }
    if (reply.status() == 401) {
      throw new BridgeException(name() + " does not take the token");
    }
    if (reply.status() == 403) {
      throw new BridgeException(name() + " gives the token no rights: " + errorId(reply));
    }
    if (reply.status() >= 300 && reply.status() < 400) {
      throw new BridgeException(
          name() + " sends elsewhere, name that address: " + reply.headers().get("Location"));
    }
    if (reply.status() >= 500 || reply.status() == 429) {
      throw new BridgeException(name() + " cannot answer now: HTTP " + reply.status());
    }
    JsonNode user = json(reply);
    if (!reply.ok() || MattermostUser.of(user).isEmpty()) {
      throw new BridgeException("no Mattermost server answers at " + name());
    }
    if (!List.of(user.path("roles").asText().split(" ")).contains("system_admin")) {
      throw new BridgeException("the token is of somebody who is no system administrator there");
    }
  }

  ProductApi.Reply user(String id) throws IOException {
    return api.get("api", "v4", "users", id);
  }

  ProductApi.Reply userNamed(String username) throws IOException {
    return api.get("api", "v4", "users", "username", username);
  }

  ProductApi.Reply statistics() throws IOException {
    return api.get("api", "v4", "users", "stats");
  }

  /** Everybody, deactivated or not, by user name; {@code number} counts from 0. */
  ProductApi.Reply page(int number) throws IOException {
    HttpUrl url =
        api.url("api", "v4", "users")
            .newBuilder()
            .addQueryParameter("page", Integer.toString(number))
            .addQueryParameter("per_page", Integer.toString(PAGE))
            .build();
    return api.call(new Request.Builder().url(url).build());
  }

  ProductApi.Reply picture(String id) throws IOException {
    return api.get("api", "v4", "users", id, "image");
  }

  ProductApi.Reply setPicture(String id, ByteString png) throws IOException {
    RequestBody form =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("image", "profile.png", RequestBody.create(png, PNG))
            .build();
    return api.send("POST", form, "api", "v4", "users", id, "image");
  }

  ProductApi.Reply resetPicture(String id) throws IOException {
    return api.send("DELETE", RequestBody.EMPTY, "api", "v4", "users", id, "image");
  }

  /**
   * Whether an answer to {@link #picture} is what stands in for a picture that is lost or was just
   * taken off. The first has no ETag, which a proxy may take away too, and another cache time.
   */
  static boolean standsIn(Headers headers) {
    String etag = headers.get("Etag");
    if (etag != null) {
      return etag.replaceFirst("^(W/)?\"", "").startsWith("-") || etag.matches("(W/)?\"?0\"?");
    }
    String caching = headers.get("Cache-Control");
    return caching != null && caching.contains("max-age=300");
  }

  /** The answer's document; a missing node when it is none. */
  static JsonNode json(ProductApi.Reply reply) {
    try {
      JsonNode node = JSON.readTree(reply.body().toByteArray());
      return node == null ? MissingNode.getInstance() : node;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** The error's id, such as {@code api.context.permissions.app_error}, or the status. */
  static String errorId(ProductApi.Reply reply) {
    String id = json(reply).path("id").asText();
    return id.matches("[a-zA-Z0-9_.]{1,200}") ? id : "HTTP " + reply.status();
  }

  /** Whether the answer says that there is no such user. */
  static boolean unknown(ProductApi.Reply reply) {
    String id = errorId(reply);
    return id.equals("app.user.missing_account.const")
        || id.equals("store.sql_user.missing_account.const")
        || id.equals("api.context.invalid_url_param.app_error");
  }
}
