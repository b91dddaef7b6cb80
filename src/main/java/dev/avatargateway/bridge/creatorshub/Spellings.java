package dev.avatargateway.bridge.creatorshub;

import dev.avatargateway.bridge.ProductApi.Reply;
import java.io.IOException;
import java.util.List;

/**
 * The ways in which one path below a user was ever written, the newest first. The first that the
 * product is seen to know is kept to. Safe for use by many threads.
 */
final class Spellings {

  static final List<String> INFO = List.of("profile/info");
  static final List<String> AVATAR = List.of("profile/avatar", "avatar");
  static final List<String> UPLOAD =
      List.of("profile/updateAvatarBytes", "updateAvatarBytes", "avatarBytes");

  private final List<String> all;
  private volatile int known = -1;

  Spellings(List<String> all) {
    this.all = all;
  }

  /** Whether the product was seen to know one. */
  boolean isKnown() {
    return known >= 0;
  }

  /** Makes a call with a path. */
  interface Call {

    Reply with(String path) throws IOException;
  }

  /** The first answer that does not say that there is no such path, or the last one. */
  Reply call(Call call) throws IOException {
    if (known >= 0) {
      return call.with(all.get(known));
    }
    Reply reply = call.with(all.getFirst());
    int spelling = 0;
    while (missing(reply) && ++spelling < all.size()) {
      reply = call.with(all.get(spelling));
    }
    if (reply.ok()) {
      known = spelling;
    }
    return reply;
  }

  private static boolean missing(Reply reply) {
    return reply.status() == 404 || reply.status() == 405;
  }
}
