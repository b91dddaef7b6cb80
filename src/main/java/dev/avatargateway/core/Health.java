package dev.avatargateway.core;

/**
 * Whether a part can do its work now.
 *
 * @param ok true when it can
 * @param detail one sentence for the operator; empty when all is well
 */
public record Health(boolean ok, String detail) {

  public static final Health OK = new Health(true, "");

  public static Health broken(String detail) {
    return new Health(false, detail);
  }
}
