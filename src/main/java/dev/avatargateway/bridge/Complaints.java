package dev.avatargateway.bridge;

/**
 * Tells the operator of the first failures one by one, and how many more there were; one thread's.
 */
final class Complaints {

  /** How many failures are told one by one. */
  static final int TOLD = 20;

  private final Progress progress;
  private long failures;

  Complaints(Progress progress) {
    this.progress = progress;
  }

  void tell(String label, String reason) {
    failures++;
    if (failures <= TOLD) {
      progress.say(Words.bounded(label, 100) + ": " + reason);
    }
  }

  /** How many were not told. */
  void tellRest() {
    if (failures > TOLD) {
      progress.say("%,d more failed".formatted(failures - TOLD));
    }
  }
}
