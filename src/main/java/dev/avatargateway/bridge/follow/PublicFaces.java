package dev.avatargateway.bridge.follow;

import dev.avatargateway.core.Owner;
import java.util.List;

/** How people are named where everybody can see it. */
public interface PublicFaces {

  /** The id that clients of the product see. */
  String id(Owner owner);

  /**
   * The paths below which a picture of theirs may lie in a cache, without the host; {@code *}
   * stands for any one segment.
   */
  List<String> paths(Owner owner);
}
