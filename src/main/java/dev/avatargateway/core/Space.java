package dev.avatargateway.core;

import java.util.regex.Pattern;

/**
 * A name space of identities: one product's user ids, such as {@code mattermost}.
 *
 * @param name 1 to 32 lower-case letters and digits, beginning with a letter
 */
public record Space(String name) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,31}");

  public Space {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a space name: " + name);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
