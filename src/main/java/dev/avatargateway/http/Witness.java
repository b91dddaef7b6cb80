package dev.avatargateway.http;

import java.time.Duration;

/** Hears how requests end. Safe for use by many threads, and never throws. */
public interface Witness {

  /** Hears nothing. */
  Witness NONE =
      new Witness() {
        @Override
        public void ended(Request request, Ending ending, Duration took) {}

        @Override
        public Glance watched(String dialect, Glance glance) {
          return glance;
        }
      };

  /** Both hear. */
  default Witness and(Witness other) {
    Witness one = this;
    return new Witness() {
      @Override
      public void ended(Request request, Ending ending, Duration took) {
        one.ended(request, ending, took);
        other.ended(request, ending, took);
      }

      @Override
      public Glance watched(String dialect, Glance glance) {
        return other.watched(dialect, one.watched(dialect, glance));
      }
    };
  }

  /**
   * A request got its answer from a handler, a refusal or a fault; it is not sent yet.
   *
   * @param took from when the header was read, with what of the body was read
   */
  void ended(Request request, Ending ending, Duration took);

  /**
   * The same glance, which is heard of when it answers.
   *
   * @param dialect the name of the one whose reads it answers
   */
  Glance watched(String dialect, Glance glance);
}
