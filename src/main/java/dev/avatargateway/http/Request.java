package dev.avatargateway.http;

import java.io.InputStream;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalLong;

/** A request as a dialect sees it. */
public interface Request {

  /** The method as sent, such as {@code GET}. */
  String method();

  /** The request target as sent: raw path and query. */
  String target();

  /** The path, percent-decoded as UTF-8, without the query. */
  String path();

  /** What stood in the place of {@code {name}} in the route, decoded; never with a slash in it. */
  String param(String name);

  /**
   * The first value of a query parameter, decoded; {@code ""} when it has none; empty when the
   * parameter is not there.
   */
  Optional<String> query(String name);

  /** The first header of this name, in any case. */
  Optional<String> header(String name);

  /**
   * The first cookie of this name, unquoted; words without a value in the Cookie header are passed
   * over.
   */
  Optional<String> cookie(String name);

  /** The address it comes from, or came to a trusted proxy from. */
  InetAddress client();

  /** The declared length of the body: 0 when there is no body, empty when it is chunked. */
  OptionalLong contentLength();

  /**
   * The body, once. Reading it throws {@link dev.avatargateway.core.RefusedException} with {@link
   * dev.avatargateway.core.Refusal.Malformed} when it ends early, stalls or is framed wrongly.
   */
  InputStream body();
}
