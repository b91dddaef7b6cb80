package dev.avatargateway.http;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Refusal;
import java.util.List;

/** One client family: its paths, its forms and its words. */
public interface Dialect {

  /** The renditions it serves; each is made of every picture. */
  List<Cut> cuts();

  /** Says which paths it answers. */
  void mount(Routes routes);

  /** Words a refusal. */
  Answer refuse(Request request, Refusal refusal);

  /** Words a fault of ours, without saying what it was. */
  Answer fail(Request request);
}
