package dev.avatargateway.bridge.cloudreve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatargateway.bridge.ProductApi;
import java.util.Optional;

/**
 * What a site's API says within an answer of HTTP 200.
 *
 * @param code 0 for success, else what went wrong
 * @param message the site's words, often none
 */
record ApiAnswer(int code, String message) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads an answer; empty when it is none of the API's. */
  static Optional<ApiAnswer> of(ProductApi.Reply reply) {
    if (reply.status() != 200) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(reply.body().utf8());
      return json.path("code").isInt()
          ? Optional.of(new ApiAnswer(json.path("code").asInt(), json.path("msg").asText()))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
