package dev.avatargateway.dialect.mattermost;

import dev.avatargateway.http.Request;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A request for tests of wording: what was said, without a body. */
record Ask(
    String method,
    String target,
    String path,
    Map<String, String> headers,
    Map<String, String> cookies,
    Map<String, String> queries)
    implements Request {

  static Ask of(String method, String path) {
    return new Ask(method, path, path, Map.of(), Map.of(), Map.of());
  }

  Ask withHeader(String name, String value) {
    return new Ask(method, target, path, plus(headers, name, value), cookies, queries);
  }

  Ask withCookie(String name, String value) {
    return new Ask(method, target, path, headers, plus(cookies, name, value), queries);
  }

  Ask withQuery(String name, String value) {
    return new Ask(method, target, path, headers, cookies, plus(queries, name, value));
  }

  Ask withTarget(String raw) {
    return new Ask(method, raw, path, headers, cookies, queries);
  }

  private static Map<String, String> plus(Map<String, String> old, String name, String value) {
    Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    changed.putAll(old);
    changed.put(name, value);
    return changed;
  }

  @Override
  public String param(String name) {
    return path.split("/", -1)[4];
  }

  @Override
  public Optional<String> query(String name) {
    return Optional.ofNullable(queries.get(name));
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
