package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;

/** One client family: its paths, its forms and its words. */
public interface Dialect {

  /** What figures and logs call it: one word, and {@code operator} for the operator's pages. */
  default String name() {
    return "operator";
  }

  /** Says which paths it answers. */
  void mount(Routes routes);

  /** Words a refusal. */
  Answer refuse(Request request, Refusal refusal);

  /** Words a fault of ours, without saying what it was. */
  Answer fail(Request request);
}
