package dev.avatargateway.bridge;

import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong with one picture, in plain words for the operator. */
final class Words {

  private static final int MAX_LENGTH = 300;

  private static final Logger LOG = LoggerFactory.getLogger(Words.class);

  private Words() {}

  /** The reason that is counted: the same words for the same kind of fault. */
  static String of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.TooLarge(long limit, long _) ->
          "its file is larger than %,d bytes".formatted(limit);
      case Refusal.TooManyPixels(long limit, long _) ->
          "its picture has more than %,d pixels".formatted(limit);
      case Refusal.NotAnImage(String _) -> "its file is no picture of a type that is taken";
      case Refusal.DamagedImage(var type) ->
          "its picture is damaged (%s)".formatted(type.name().toLowerCase(Locale.ROOT));
      case Refusal.SourceUnreachable() -> "its picture's address cannot be read from";
      case Refusal.Busy _ -> "there was no room in memory for its picture";
      case Refusal.StorageFull() ->
          "the gateway's store is full, by --disk-budget or --min-free-space";
      case Refusal.StorageUnavailable() -> "the gateway's store cannot be read or written";
      case Refusal.Malformed(String what) -> what;
      case Refusal.MissingPart(String _, String what) -> what;
      case Refusal.NotAuthenticated _,
          Refusal.NotAllowed _,
          Refusal.UnknownPerson _,
          Refusal.TooOften _,
          Refusal.ProductUnreachable _ ->
          "it was refused";
    };
  }

  /** What the operator is told beside the reason; clients are never told so much. */
  static String detail(RefusedException refused) {
    return switch (refused.refusal()) {
      case Refusal.NotAnImage(String detected) -> detected;
      case Refusal.SourceUnreachable() when refused.getCause() instanceof IOException cause ->
          of(cause);
      default -> "";
    };
  }

  /** What a failed read says, in one line. */
  static String of(IOException fault) {
    if (fault instanceof AccessDeniedException) {
      return "access denied";
    }
    @Nullable String message = fault.getMessage();
    return message == null ? fault.getClass().getSimpleName() : bounded(message, MAX_LENGTH);
  }

  /** Why long work cannot go on. */
  static String interruption(Exception cause) {
    LOG.debug("The work ends early", cause);
    String why =
        switch (cause) {
          case BridgeException e -> String.valueOf(e.getMessage());
          case PeopleException e -> String.valueOf(e.getMessage());
          case RefusedException e ->
              e.getCause() instanceof PeopleException sentence
                  ? String.valueOf(sentence.getMessage())
                  : of(e.refusal());
          case UncheckedIOException e -> "the list cannot be read: " + of(cause(e));
          case IOException e -> "the list cannot be read: " + of(e);
          default -> "an unexpected fault (" + cause.getClass().getSimpleName() + ")";
        };
    return bounded(why, MAX_LENGTH);
  }

  /** What lies below an unchecked fault. */
  static IOException cause(UncheckedIOException fault) {
    return fault.getCause() == null ? new IOException(fault.getMessage()) : fault.getCause();
  }

  /** One line without control characters, at most so long: terminals obey what strangers write. */
  static String bounded(String text, int length) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    String some = line.isEmpty() ? "no reason given" : line;
    return some.length() <= length ? some : some.substring(0, length - 1) + "…";
  }
}
