package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;

/** One client family: its paths, its forms and its words. */
public interface Dialect {

  /** Says which paths it answers. */
  void mount(Routes routes);

  /** Words a refusal. */
  Answer refuse(Request request, Refusal refusal);

  /** Words a fault of ours, without saying what it was. */
  Answer fail(Request request);
}
