package dev.avatargateway.dialect.creatorshub;

import dev.avatargateway.http.Request;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A request for tests of credentials and wording: a method, headers and cookies. */
record Ask(String method, Map<String, String> headers, Map<String, String> cookies)
    implements Request {

  static Ask of(String method) {
    return new Ask(method, Map.of(), Map.of());
  }

  Ask withHeader(String name, String value) {
    return new Ask(method, plus(headers, name, value), cookies);
  }

  Ask withCookie(String name, String value) {
    return new Ask(method, headers, plus(cookies, name, value));
  }

  private static Map<String, String> plus(Map<String, String> old, String name, String value) {
    Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    changed.putAll(old);
    changed.put(name, value);
    return changed;
  }

  @Override
  public String target() {
    return path();
  }

  @Override
  public String path() {
    return "/api/public/user/6/profile/avatar";
  }

  @Override
  public String param(String name) {
    return "6";
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
    return Optional.ofNullable(cookies.get(name));
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
