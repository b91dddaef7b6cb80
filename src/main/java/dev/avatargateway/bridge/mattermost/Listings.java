package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.Listing;
import dev.avatargateway.core.Shown;
import java.util.Optional;
import java.util.function.Supplier;

/** What a user's row says, in the words of the bridge. */
final class Listings {

  private Listings() {}

  /**
   * @param image asked only when the row says that there is a picture
   */
  static Listing of(String position, MattermostUser user, Supplier<Shown.Image> image) {
    Listing.Content content =
        user.hasPicture()
            ? new Listing.Shows(image.get(), user.lastPictureUpdate())
            : new Listing.Shows(Shown.NOTHING, 0);
    return new Listing(position, "user " + user.id(), Optional.of(user.identity()), content);
  }
}
