package dev.avatargateway.bridge.csv;

import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * How an owner's picture is named, without its ending: on every file system another name for
 * another owner. Ids of lower-case letters and digits stand as they are; of others what is readable
 * is followed by a digest, because file systems differ in what they take and in whether {@code A}
 * is {@code a}.
 */
final class PictureName {

  private static final Pattern PLAIN = Pattern.compile("[a-z0-9]{1,64}");
  private static final Pattern ODD = Pattern.compile("[^a-z0-9]+");
  private static final int READABLE = 24;
  private static final int DIGITS = 32;

  private PictureName() {}

  static String of(Owner owner) {
    String id = owner.externalId();
    return owner.space() + "-" + (PLAIN.matcher(id).matches() ? id : odd(id));
  }

  private static String odd(String id) {
    String readable = ODD.matcher(id).replaceAll("");
    String digest = Sha256.of(id.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS);
    return readable.substring(0, Math.min(READABLE, readable.length())) + "-" + digest;
  }
}
