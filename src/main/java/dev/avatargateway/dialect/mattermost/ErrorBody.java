package dev.avatargateway.dialect.mattermost;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * An error as Mattermost writes it.
 *
 * @param requestId the same as the header {@code X-Request-Id}; left out when empty
 */
@JsonPropertyOrder({"id", "message", "detailed_error", "request_id", "status_code"})
record ErrorBody(
    @JsonProperty("id") String id,
    @JsonProperty("message") String message,
    @JsonProperty("detailed_error") String detailedError,
    @JsonProperty("request_id") @JsonInclude(JsonInclude.Include.NON_EMPTY) String requestId,
    @JsonProperty("status_code") int statusCode) {

  static ErrorBody of(AppError error, String detailedError, String requestId) {
    return new ErrorBody(error.id(), error.message(), detailedError, requestId, error.status());
  }
}
