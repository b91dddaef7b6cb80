package dev.avatargateway.dialect.cloudreve;

import dev.avatargateway.http.Request;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A request without a body, as a test asks it. */
record Asked(String method, String target, Map<String, String> headers) implements Request {

  static Asked get(String target) {
    return new Asked("GET", target, Map.of());
  }

  static Asked put(String target) {
    return new Asked("PUT", target, Map.of());
  }

  Asked with(String header, String value) {
    return new Asked(method, target, Map.of(header, value));
  }

  @Override
  public String path() {
    return target;
  }

  @Override
  public String param(String name) {
    throw new IllegalArgumentException(name);
  }

  @Override
  public Optional<String> query(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  @Override
  public Optional<String> cookie(String name) {
    return Optional.empty();
  }

  @Override
  public InetAddress client() {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public OptionalLong contentLength() {
    return OptionalLong.of(0);
  }

  @Override
  public InputStream body() {
    return InputStream.nullInputStream();
  }
}
