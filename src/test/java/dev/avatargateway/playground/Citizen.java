package dev.avatargateway.playground;

import dev.avatargateway.bridge.cloudreve.VillageSite.Villager;
import dev.avatargateway.bridge.mattermost.StandInServer;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody of the playground, in one of its products or in both.
 *
 * @param number of their face; in Mattermost another one is drawn
 */
record Citizen(int number, String name, InCloudreve inCloudreve, InMattermost inMattermost) {

  private static final int FACES = 16;
  private static final long CHOSEN_IN_MATTERMOST = 1_740_000_000_000L;

  /** What somebody shows in Cloudreve. */
  enum InCloudreve {
    ABSENT("-"),
    PNG("a picture"),
    JPEG("a picture"),
    GRAVATAR("Gravatar"),
    NOTHING("nothing"),
    LOST("a picture whose file is lost");

    private final String words;

    InCloudreve(String words) {
      this.words = words;
    }
  }

  /** What somebody shows in Mattermost. */
  enum InMattermost {
    ABSENT("-"),
    INITIALS("initials"),
    PICTURE("a picture, set later");

    private final String words;

    InMattermost(String words) {
      this.words = words;
    }
  }

  boolean isInCloudreve() {
    return inCloudreve != InCloudreve.ABSENT;
  }

  boolean isInMattermost() {
    return inMattermost != InMattermost.ABSENT;
  }

  /** The id of theirs that Mattermost's clients see. */
  String mattermostId() {
    return username() + "4xp9fdt77pncbef59f4k1qe83o".substring(username().length());
  }

  String email() {
    return name + "@example.org";
  }

  private String username() {
    return name.toLowerCase(Locale.ROOT);
  }

  Villager villager() {
    Face face = new Face(number, 200);
    return switch (inCloudreve) {
      case ABSENT -> throw new IllegalStateException(name + " is not in Cloudreve");
      case PNG -> villager("file", Optional.of(face.png()));
      case JPEG -> villager("file", Optional.of(face.jpeg()));
      case LOST -> villager("file", Optional.empty());
      case GRAVATAR -> villager("gravatar", Optional.empty());
      case NOTHING -> new Villager(number, email(), name, null, Optional.empty());
    };
  }

  private Villager villager(String avatar, Optional<byte[]> file) {
    return new Villager(number, email(), name, avatar, file);
  }

  void moveTo(StandInServer mattermost) {
    boolean picture = inMattermost == InMattermost.PICTURE;
    mattermost.add(
        mattermostId(),
        username(),
        email().toLowerCase(Locale.ROOT),
        picture ? CHOSEN_IN_MATTERMOST + number : 0,
        picture ? Optional.of(new Face(number + FACES, 128).png()) : Optional.empty());
  }

  /** A line about them. */
  String line(String hashid) {
    String there = isInCloudreve() ? hashid + "  " + inCloudreve.words : inCloudreve.words;
    String here =
        isInMattermost() ? mattermostId() + "  " + inMattermost.words : inMattermost.words;
    return "%-21s  %-34s  %s".formatted(email(), there, here);
  }
}
