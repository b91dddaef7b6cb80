package dev.avatargateway.limits;

/** Hears of each refusal by a limit. Safe for use by many threads. */
@FunctionalInterface
public interface RefusalCount {

  /** Adds one. */
  void refused(Limit limit);
}
