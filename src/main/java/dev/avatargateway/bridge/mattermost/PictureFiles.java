package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.core.ByteSource;

/** Where a Mattermost server keeps its files. Safe for use by many threads. */
interface PictureFiles extends AutoCloseable {

  /**
   * The picture file of somebody; opening it fails with a {@link java.nio.file.NoSuchFileException}
   * when there is none.
   *
   * @param id as {@link MattermostUser#isId} takes it
   */
  ByteSource picture(String id);

  /** The same words for the same place each time; never a secret. */
  String name();

  /** The key of somebody's picture below the root of the files. */
  static String key(String id) {
    return "users/" + id + "/profile.png";
  }

  @Override
  void close();
}
