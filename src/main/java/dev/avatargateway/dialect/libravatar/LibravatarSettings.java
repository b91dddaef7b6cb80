package dev.avatargateway.dialect.libravatar;

import java.util.List;
import java.util.function.Supplier;

/**
 * What an operator may choose about this door.
 *
 * @param publicUrl what addresses in answers begin with, without a slash at the end; asked for each
 *     answer, since the port may be known only once the server listens
 * @param trustedDefaults the hosts that a default picture may lie on, with {@code :port} where it
 *     is not the scheme's own
 */
public record LibravatarSettings(Supplier<String> publicUrl, List<String> trustedDefaults) {

  public LibravatarSettings {
    trustedDefaults = List.copyOf(trustedDefaults);
  }
}
