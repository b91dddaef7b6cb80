package dev.avatargateway.http;

import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/** The header fields of a request as the server read them. */
record JettyHeaders(HttpFields fields) implements WireRequest.Headers {

  @Override
  public List<String> all(String name) {
    return fields.getValuesList(name);
  }

  @Override
  public Optional<String> first(String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
