package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;
import java.util.Locale;

/** How a request ended, whatever the words of the dialect. */
public enum Outcome {
  /** With what was asked for. */
  ANSWERED,
  /** The client has it already. */
  UNCHANGED,
  /** It is to be asked for elsewhere. */
  REDIRECTED,
  /** There is no such thing, or nothing is shown. */
  MISSING,
  /** For a reason that lies with the client. */
  REFUSED,
  /** For lack of something that the gateway needs: storage, a product, room. */
  UNAVAILABLE,
  /** By a fault of ours. */
  FAILED;

  static Outcome of(Answer answer) {
    if (answer.isRefusal()) {
      return REFUSED;
    }
    int status = answer.status();
    if (status == 304) {
      return UNCHANGED;
    }
    if (status == 404) {
      return MISSING;
    }
    if (status == 503) {
      return UNAVAILABLE;
    }
    return switch (status / 100) {
      case 1, 2 -> ANSWERED;
      case 3 -> REDIRECTED;
      case 4 -> REFUSED;
      default -> FAILED;
    };
  }

  static Outcome of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.StorageUnavailable _,
          Refusal.StorageFull _,
          Refusal.ProductUnreachable _,
          Refusal.Busy _ ->
          UNAVAILABLE;
      default -> REFUSED;
    };
  }

  /** Such as {@code answered}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
