package dev.avatargateway.operator;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Packs.Fault;
import dev.avatargateway.core.Sha256;
import java.util.List;

/** What is asked of a {@link dev.avatargateway.core.Packs} over HTTP, one path each. */
final class PacksCalls {

  static final String PREFIX = "/packs";
  static final String PAGE = "/packs/page";
  static final String REFERENCED = "/packs/referenced";
  static final String WEARERS = "/packs/wearers";
  static final String SET_ASIDE = "/packs/set-aside";

  private PacksCalls() {}

  record Page(String after, int limit) {}

  record Referenced(List<String> packs) {}

  record Wearers(String pack) {}

  record SetAside(String pack, Fault fault) {}

  static BlobKey key(String pack) {
    return new BlobKey(new Sha256(pack));
  }
}
