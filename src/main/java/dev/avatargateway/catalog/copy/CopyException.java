package dev.avatargateway.catalog.copy;

import java.sql.SQLException;

/** A copy cannot begin or go on; the message is one sentence for the operator. */
public final class CopyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CopyException(String sentence) {
    super(sentence);
  }

  private CopyException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** What a database said, without its own words, which may hold people's data. */
  public static CopyException of(SQLException fault) {
    String state = fault.getSQLState() == null ? "" : fault.getSQLState();
    String why =
        switch (state) {
          case "53100", "90031" -> "the disk is full";
          default ->
              state.startsWith("08") || state.startsWith("57P")
                  ? "a database went away"
                  : "a database refused it (SQLSTATE " + state + ")";
        };
    return new CopyException(why + "; run it again to go on", fault);
  }
}
