package dev.avatargateway.bridge.cloudreve;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Words for what a database or a disk has against being used, without anything secret. */
final class SqlTrouble {

  private static final int SQLITE_BUSY = 5;
  private static final int SQLITE_LOCKED = 6;

  private SqlTrouble() {}

  /** What is wrong with a file. */
  static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission is denied";
      case NoSuchFileException gone -> "it is not there";
      case CharacterCodingException bytes -> "it is no text in UTF-8";
      default -> String.valueOf(e.getMessage());
    };
  }

  /** What is wrong with a database, as the end of a sentence that begins with its name. */
  static String reason(Throwable failure) {
    SQLException e = cause(failure);
    if (e == null) {
      return "cannot be used: " + failure.getClass().getSimpleName();
    }
    if (isBusy(failure)) {
      return "is busy: the site keeps it locked";
    }
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("28") || e.getErrorCode() == 1045) {
      return "does not let us in: wrong user or password";
    }
    if (state.equals("3D000") || e.getErrorCode() == 1049) {
      return "is not there: its server has no database of this name";
    }
    if (state.equals("42501") || e.getErrorCode() == 1044 || e.getErrorCode() == 1142) {
      return "cannot be used: its user has no permission";
    }
    if (state.startsWith("08")) {
      return "cannot be reached";
    }
    return "cannot be used: " + firstLine(e);
  }

  /** Whether somebody else holds the database locked, which passes. */
  static boolean isBusy(Throwable failure) {
    SQLException e = cause(failure);
    return e != null
        && e.getClass().getName().startsWith("org.sqlite")
        && ((e.getErrorCode() & 0xff) == SQLITE_BUSY || (e.getErrorCode() & 0xff) == SQLITE_LOCKED);
  }

  /** Whether a table that was named does not exist. */
  static boolean isMissingTable(Throwable failure) {
    SQLException e = cause(failure);
    return e != null
        && ("42P01".equals(e.getSQLState())
            || "42S02".equals(e.getSQLState())
            || String.valueOf(e.getMessage()).contains("no such table"));
  }

  private static @Nullable SQLException cause(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException e) {
        return e;
      }
    }
    return null;
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
