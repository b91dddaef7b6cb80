package dev.avatargateway.core;

/**
 * How far long work has come, so that it can go on after an interruption.
 *
 * @param journey what is being done, the same words each time: 1 to 512 characters, no secrets
 * @param position the last thing that was done, in the words of who does it; empty at the end
 * @param tally what was counted on the way, in the words of who does it
 */
public record Milestone(String journey, String position, String tally) {

  public static final int MAX_JOURNEY = 512;

  public Milestone {
    if (journey.isEmpty() || journey.length() > MAX_JOURNEY) {
      throw new IllegalArgumentException("a journey's name has 1 to 512 characters");
    }
  }

  /** The end of a journey, after which it begins anew. */
  public static Milestone end(String journey) {
    return new Milestone(journey, "", "");
  }

  public boolean isEnd() {
    return position.isEmpty();
  }
}
