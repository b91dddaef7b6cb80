package dev.avatargateway.dialect.cloudreve;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The JSON in which Cloudreve says how a request ended.
 *
 * @param code 0 for success
 * @param msg always there, often empty
 * @param correlationId what an operator finds the request by; left out when null
 */
record Envelope(
    int code,
    String msg,
    @JsonProperty("correlation_id") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String correlationId) {

  static final Envelope SUCCESS = new Envelope(0, "", null);

  static Envelope of(Complaint complaint, @Nullable String correlationId) {
    return new Envelope(complaint.code(), complaint.message(), correlationId);
  }
}
