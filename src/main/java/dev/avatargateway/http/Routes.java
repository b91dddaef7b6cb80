package dev.avatargateway.http;

import java.util.Optional;
import java.util.function.Function;

/**
 * Where a dialect says which paths it answers. A pattern is a path of literal segments and {@code
 * {name}} segments, matched against the decoded path exactly: case counts, and so does a slash at
 * the end. The first matching route wins.
 */
public interface Routes {

  /** Answers a method on a pattern. {@code GET} is also what answers {@code HEAD}. */
  void on(String method, String pattern, Handler handler);

  /**
   * Answers {@code GET} on a pattern, plain ones from memory where that can be done. A plain one
   * has no body and no condition but {@code If-None-Match}, and asks for the whole.
   *
   * @param glances makes, for a request that the handler answered with 200, what will answer others
   *     to the same target; it is remembered, so all but the target must be looked at in each of
   *     them; empty where this target cannot be answered like that
   */
  void onRead(String pattern, Handler handler, Function<Request, Optional<Glance>> glances);

  /** Answers every method on a pattern that no {@link #on} of any dialect answers. */
  void onOther(String pattern, Handler handler);

  /**
   * Answers everything at and below a prefix, in any method, that no route of any dialect answers;
   * the longest prefix wins. Requests that the server could not even read (a path with a bad
   * escape, too long a header) are worded by the dialect with the longest prefix of the raw path,
   * too.
   */
  void otherwise(String prefix, Handler handler);
}
