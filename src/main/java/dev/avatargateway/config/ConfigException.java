package dev.avatargateway.config;

/** A key whose value cannot be used; the message names the key and never holds a secret. */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ConfigException(String key, String problem) {
    super(key + ": " + problem, null, false, false);
  }
}
